package io.jenkins.plugins.accessbroker.plugin.guard;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields in which objects of a class can hold texts; looked up once for each class. */
record Fields(List<Field> list) {
    private static final ClassValue<Optional<Fields>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<Fields> computeValue(Class<?> type) {
            return lookUp(type);
        }
    };

    Fields {
        list = List.copyOf(list);
    }

    /** The fields of a class and its superclasses; nothing if they cannot be read. */
    static Optional<Fields> of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static Optional<Fields> lookUp(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        try {
            for (Class<?> declaring = type;
                    declaring != null && !Shape.isOfJava(declaring);
                    declaring = declaring.getSuperclass()) {
                for (Field field : declaring.getDeclaredFields()) {
                    if (mayHoldText(field)) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return Optional.of(new Fields(fields));
        } catch (InaccessibleObjectException | SecurityException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static boolean mayHoldText(Field field) {
        return !Modifier.isStatic(field.getModifiers()) && !Shape.holdsNone(field.getType());
    }
}
