package io.dromedary.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.config.ConfigurationException;
import io.dromedary.config.ConfigurationProblem;
import io.dromedary.http.UnprocessableException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads the configuration files again and takes them over. Changes nothing in the message.
 *
 * <p>A refusal has TinyCam's empty body, except where the route sets the property {@value #EXPLAIN} or the request
 * accepts JSON by that name: then it lists the problems.
 */
public final class ApplyConfiguration implements Processor {

    /** The exchange property by which a route asks for reasons. */
    static final String EXPLAIN = "explain";

    private static final String JSON = "application/json";

    private final CameraSwitch cameras;
    private final Function<Path, String> names;

    /** Makes the step; {@code names} says how an operator knows a configuration file, without the path to it. */
    public ApplyConfiguration(CameraSwitch cameras, Function<Path, String> names) {
        this.cameras = cameras;
        this.names = names;
    }

    @Override
    public void process(Exchange exchange) throws UnprocessableException {
        try {
            cameras.applyConfiguration();
        } catch (ConfigurationException refused) {
            String answer = wantsReasons(exchange) ? reasons(refused) : "";
            throw new UnprocessableException(String.valueOf(refused.getMessage()), answer);
        }
    }

    private static boolean wantsReasons(Exchange exchange) {
        String accepted = exchange.getMessage().getHeader("Accept", "", String.class);
        return exchange.getProperty(EXPLAIN, false, Boolean.class)
                || Arrays.stream(accepted.split(","))
                        .map(type -> type.split(";", 2)[0].strip())
                        .anyMatch(JSON::equalsIgnoreCase);
    }

    private String reasons(ConfigurationException refused) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("error", "the configuration was refused and nothing has changed");
        ArrayNode problems = answer.putArray("problems");
        refused.problems().forEach(problem -> describe(problem, problems.addObject()));
        return answer.toString();
    }

    private void describe(ConfigurationProblem problem, ObjectNode json) {
        json.put("file", names.apply(problem.file()))
                .put("line", problem.line())
                .put("reason", problem.reason());
    }
}
