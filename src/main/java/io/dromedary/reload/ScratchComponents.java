package io.dromedary.reload;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Component;
import org.apache.camel.spi.Registry;

/**
 * How to make, for one check, a component that the running node has bound under a name of its own.
 *
 * <p>A check must never touch a component that runs. Each call of a factory makes a new one, which is never started: a
 * factory must open nothing. Schemes that are not named here are made by Camel, as everywhere.
 *
 * @param factories by scheme
 */
public record ScratchComponents(Map<String, Supplier<? extends Component>> factories) {

    /** Copies the map. */
    public ScratchComponents {
        factories = Map.copyOf(factories);
    }

    /** For a node that binds no component itself. */
    public static ScratchComponents none() {
        return new ScratchComponents(Map.of());
    }

    void bindTo(Registry registry) {
        factories.forEach((scheme, factory) -> registry.bind(scheme, Component.class, factory::get));
    }
}
