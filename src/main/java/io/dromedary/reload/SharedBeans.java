package io.dromedary.reload;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Component;
import org.apache.camel.spi.BeanRepository;
import org.jspecify.annotations.Nullable;

/**
 * The beans of the running node, without its components: a component belongs to one Camel context, and looking it up
 * from another would move it there.
 */
record SharedBeans(BeanRepository live) implements BeanRepository {

    @Override
    public @Nullable Object lookupByName(String name) {
        return visible(live.lookupByName(name));
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        return visible(live.lookupByNameAndType(name, type));
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        Map<String, T> found = new HashMap<>(live.findByTypeWithName(type));
        found.values().removeIf(Component.class::isInstance);
        return found;
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return live.findByType(type).stream()
                .filter(bean -> !(bean instanceof Component))
                .collect(Collectors.toSet());
    }

    private static <T> @Nullable T visible(@Nullable T bean) {
        return bean instanceof Component ? null : bean;
    }
}
