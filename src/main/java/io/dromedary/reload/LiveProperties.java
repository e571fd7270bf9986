package io.dromedary.reload;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

/** The properties of the running node, for a context that only checks. */
record LiveProperties(CamelContext live) implements PropertiesSource {

    @Override
    public String getName() {
        return "live";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return live.getPropertiesComponent().resolveProperty(name).orElse(null);
    }
}
