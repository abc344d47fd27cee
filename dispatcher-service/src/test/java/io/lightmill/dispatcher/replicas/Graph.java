package io.lightmill.dispatcher.replicas;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Makes objects by their constructors, one of each class, from what it was given: the container's work, without the container. */
final class Graph {

    private final Map<Class<?>, Object> made = new HashMap<>();

    /** What is not made here. */
    <T> Graph with(Class<? super T> type, T one) {
        made.put(type, one);
        return this;
    }

    /** The one of its class. */
    synchronized <T> T get(Class<T> type) {
        Object one = made.get(type);
        if (one == null) {
            one = make(type);
            made.put(type, one);
        }
        return type.cast(one);
    }

    private Object make(Class<?> type) {
        if (type.isInterface()) {
            return unused(type);
        }
        // The framework adds constructors without parameters to what it proxies.
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
        Object[] parts =
                Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray();
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    /** What nobody gave is not meant to be used. */
    private static Object unused(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
            throw new UnsupportedOperationException(type + " was not given");
        });
    }
}
