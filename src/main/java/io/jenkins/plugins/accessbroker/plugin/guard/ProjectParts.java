package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.model.AbstractProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.triggers.Trigger;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The parts of which the configuration of a project is made: SCM, wrappers, builders, publishers, properties, and whatever
 * else a kind of project has.
 *
 * <p>Its triggers are no part of any build. The definitions of its parameters are not either: what a build was started
 * with counts.
 */
final class ProjectParts {
    private ProjectParts() {}

    /**
     * The parts.
     *
     * @throws IllegalStateException if the configuration cannot be read
     */
    static List<Object> of(AbstractProject<?, ?> project) {
        List<Object> parts = new ArrayList<>();
        try {
            addParts(project, parts);
            AbstractProject<?, ?> root = project.getRootProject();
            if (root != project) {
                addParts(root, parts);
            }
        } catch (IllegalAccessException | NoSuchElementException e) {
            throw new IllegalStateException("the configuration of " + project + " cannot be read", e);
        }
        return parts;
    }

    private static void addParts(AbstractProject<?, ?> project, List<Object> parts) throws IllegalAccessException {
        parts.add(project.getScm());
        for (Field field : Fields.of(project.getClass()).orElseThrow().list()) {
            if (!Modifier.isTransient(field.getModifiers())) {
                addValue(field.get(project), parts);
            }
        }
    }

    private static void addValue(Object value, List<Object> parts) {
        if (value instanceof Iterable<?> many) {
            many.forEach(one -> addPart(one, parts));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> addPart(one, parts));
        } else {
            addPart(value, parts);
        }
    }

    private static void addPart(Object part, List<Object> parts) {
        if (part != null && Shape.of(part) == Shape.FIELDS && !isNoPart(part) && isNew(part, parts)) {
            parts.add(part);
        }
    }

    /** Two parts can be equal and name different credentials. */
    private static boolean isNew(Object part, List<Object> parts) {
        return parts.stream().noneMatch(known -> known == part);
    }

    private static boolean isNoPart(Object part) {
        return part instanceof Trigger || part instanceof ParametersDefinitionProperty;
    }
}
