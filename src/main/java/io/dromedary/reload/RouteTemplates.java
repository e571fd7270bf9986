package io.dromedary.reload;

import java.util.Map;

/** What the application does with the templates whose instances it makes itself. Called by one thread at a time. */
public interface RouteTemplates {

    /**
     * Parameters of one real instance, with which a new version of the template is tried out.
     *
     * @param templateId the template's id
     * @return may be empty: then each required parameter is tried as the text {@code sample}
     */
    Map<String, Object> sample(String templateId);

    /**
     * A template has a new version: remove its instances ({@link RouteRemoval}) and make them anew.
     *
     * @param templateId the template's id
     * @throws Exception if an instance cannot be made; then the old version is put back and this is called again
     */
    void changed(String templateId) throws Exception;

    /**
     * A template's file was deleted: remove its instances.
     *
     * @param templateId the template's id
     * @throws Exception if an instance cannot be removed
     */
    void gone(String templateId) throws Exception;

    /** For a node that makes no instances itself. */
    static RouteTemplates none() {
        return new RouteTemplates() {
            @Override
            public Map<String, Object> sample(String templateId) {
                return Map.of();
            }

            @Override
            public void changed(String templateId) {}

            @Override
            public void gone(String templateId) {}
        };
    }
}
