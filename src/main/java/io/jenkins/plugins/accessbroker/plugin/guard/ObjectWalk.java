package io.jenkins.plugins.accessbroker.plugin.guard;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Finds every text that an object holds, in its fields, lists, maps and whatever these hold.
 *
 * <p>It reads fields, so no code of the objects runs but the iterators of collections that are not Java's own. It does not
 * go into the controller's own objects, such as jobs, builds, nodes and descriptors: nobody sets these as a parameter.
 */
final class ObjectWalk {
    /** How many objects are looked at. */
    static final int MAX = 100_000;

    private final Consumer<String> texts;
    private final Deque<Object> open = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int looked;

    private ObjectWalk(Consumer<String> texts) {
        this.texts = texts;
    }

    /**
     * Shows every text to a consumer.
     *
     * @return whether all of the object could be looked at; if not, it may hold texts that were not shown
     */
    static boolean everyText(Object root, Consumer<String> texts) {
        ObjectWalk walk = new ObjectWalk(texts);
        boolean whole = walk.push(root);
        while (whole && !walk.open.isEmpty()) {
            whole = walk.lookAtNext();
        }
        return whole;
    }

    /** Whatever the objects throw, errors of a Pipeline's interpreter among it, only means that they were not looked at. */
    private boolean lookAtNext() {
        try {
            return lookAt(open.pop());
        } catch (Exception | Error e) {
            return false;
        }
    }

    private boolean lookAt(Object value) throws IllegalAccessException {
        switch (Shape.of(value)) {
            case TEXT -> texts.accept(value.toString());
            case CHARACTERS -> texts.accept(new String((char[]) value));
            case ARRAY -> {
                return pushArray(value);
            }
            case COLLECTION -> {
                return pushAll((Collection<?>) value) && pushFields(value);
            }
            case MAP -> {
                return pushMap((Map<?, ?>) value) && pushFields(value);
            }
            case HOLDER -> {
                return push(held(value));
            }
            case FIELDS -> {
                return pushFields(value);
            }
            case NOTHING -> {}
        }
        return true;
    }

    private boolean pushArray(Object array) {
        boolean whole = true;
        for (int i = 0; whole && i < Array.getLength(array); i++) {
            whole = push(Array.get(array, i));
        }
        return whole;
    }

    private boolean pushAll(Collection<?> values) {
        boolean whole = true;
        for (Object value : values) {
            if (!whole) {
                break;
            }
            whole = push(value);
        }
        return whole;
    }

    private boolean pushMap(Map<?, ?> map) {
        boolean whole = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!whole) {
                break;
            }
            whole = push(entry.getKey()) && push(entry.getValue());
        }
        return whole;
    }

    private boolean pushFields(Object value) throws IllegalAccessException {
        Optional<Fields> fields = Fields.of(value.getClass());
        boolean whole = fields.isPresent();
        for (Field field : fields.map(Fields::list).orElse(List.of())) {
            whole &= push(field.get(value));
        }
        return whole;
    }

    private static Object held(Object holder) {
        if (holder instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (holder instanceof AtomicReference<?> reference) {
            return reference.get();
        }
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) holder;
        return new Object[] {entry.getKey(), entry.getValue()};
    }

    /** Whether there is room for the value. */
    private boolean push(Object value) {
        if (value == null || Shape.of(value) == Shape.NOTHING) {
            return true;
        }
        if (++looked > MAX) {
            return false;
        }
        if (Shape.of(value) == Shape.TEXT || seen.add(value)) {
            open.push(value);
        }
        return true;
    }
}
