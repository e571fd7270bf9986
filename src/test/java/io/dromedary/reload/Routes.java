package io.dromedary.reload;

/** Texts of route files for tests. */
final class Routes {

    private Routes() {}

    /** A route with the given steps; the first of them is on line 7. */
    static String route(String id, String uri, String steps) {
        return """
                - route:
                    id: %s
                    description: for a test
                    from:
                      uri: %s
                      steps:
                """.formatted(id, uri) + steps.indent(10);
    }

    /** A route that answers with a constant. */
    static String answer(String id, String text) {
        return route(id, "direct:" + id, "- setBody:\n    constant: " + text);
    }

    /** A route configuration that answers failures of a kind with a constant. */
    static String configuration(String id, String exception, String text) {
        return """
                - routeConfiguration:
                    id: %s
                    description: for a test
                    onException:
                      - onException:
                          exception:
                            - %s
                          handled:
                            constant: "true"
                          steps:
                            - setBody:
                                constant: %s
                """.formatted(id, exception, text);
    }

    /** A template with the parameter camera. */
    static String template(String id, String steps) {
        return """
                - routeTemplate:
                    id: %s
                    description: for a test
                    parameters:
                      - name: camera
                    from:
                      uri: direct:{{camera}}
                      steps:
                """.formatted(id) + steps.indent(10);
    }
}
