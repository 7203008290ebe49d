package io.jenkins.plugins.accessbroker.plugin.guard;

import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.builds.CredentialsParameterBinder;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Run;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The credentials parameters of a build: those that it was started with, whether its job defines them at the moment or not,
 * and those that an {@code input} step asked for.
 */
final class Parameters {
    private static final String UNREADABLE = "the credentials parameters of the build cannot be read";

    private Parameters() {}

    /** The ids that each parameter can stand for, by the parameter's name. */
    static Map<String, Set<String>> of(Run<?, ?> build) {
        Map<String, Set<String>> ids = new HashMap<>();
        for (ParametersAction action : build.getActions(ParametersAction.class)) {
            for (ParameterValue value : action.getAllParameters()) {
                if (value instanceof CredentialsParameterValue credential && credential.getValue() != null) {
                    add(ids, credential.getName(), credential.getValue());
                }
            }
        }
        CredentialsParameterBinder binder = build.getAction(CredentialsParameterBinder.class);
        if (binder != null) {
            addBound(binder, ids);
        }
        return ids;
    }

    /** The binder tells nobody what it holds by name, so its one map is read as it is. */
    private static void addBound(CredentialsParameterBinder binder, Map<String, Set<String>> ids) {
        try {
            for (Field field :
                    Fields.of(CredentialsParameterBinder.class).orElseThrow().list()) {
                for (Map.Entry<?, ?> bound : ((Map<?, ?>) field.get(binder)).entrySet()) {
                    String name = (String) bound.getKey();
                    require(ObjectWalk.everyText(bound.getValue(), text -> add(ids, name, text)));
                }
            }
        } catch (IllegalAccessException | ClassCastException | NoSuchElementException e) {
            throw new IllegalStateException(UNREADABLE, e);
        }
    }

    private static void require(boolean whole) {
        if (!whole) {
            throw new IllegalStateException(UNREADABLE);
        }
    }

    private static void add(Map<String, Set<String>> ids, String name, String id) {
        ids.computeIfAbsent(name, any -> new HashSet<>()).add(id);
    }
}
