package io.jenkins.plugins.accessbroker.plugin.guard;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.MetaClass;
import groovy.lang.Script;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Descriptor;
import hudson.model.Executor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** How an object holds texts. */
enum Shape {
    /** It is one. */
    TEXT,
    CHARACTERS,
    ARRAY,
    COLLECTION,
    MAP,
    /** It holds one value, or two. */
    HOLDER,
    /** In its fields. */
    FIELDS,
    /** It holds none, or none that anybody could have set as a parameter. */
    NOTHING;

    /** The controller's own objects, and those of a script's interpreter. */
    private static final List<Class<?>> OWN = List.of(
            Item.class,
            ItemGroup.class,
            Run.class,
            Node.class,
            Computer.class,
            Executor.class,
            Queue.Item.class,
            Descriptor.class,
            TaskListener.class,
            Launcher.class,
            FilePath.class,
            VirtualChannel.class,
            StepContext.class,
            FlowExecution.class,
            FlowExecutionOwner.class,
            FlowNode.class,
            MetaClass.class,
            Closure.class,
            Script.class,
            Binding.class);

    /** Java's own values that a text can be read into. */
    private static final Set<Class<?>> VALUES = Set.of(UUID.class, URI.class, URL.class, File.class);

    private static final ClassValue<Shape> KNOWN = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return judge(type);
        }
    };

    static Shape of(Object value) {
        return KNOWN.get(value.getClass());
    }

    /** Whether no object of a type, or of any that extends it, holds texts. */
    static boolean holdsNone(Class<?> type) {
        return type.isPrimitive()
                || isOwn(type)
                || (Modifier.isFinal(type.getModifiers()) && KNOWN.get(type) == NOTHING);
    }

    private static boolean isOwn(Class<?> type) {
        return OWN.stream().anyMatch(own -> own.isAssignableFrom(type));
    }

    private static Shape judge(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type) || VALUES.contains(type)) {
            return TEXT;
        }
        if (type.isArray()) {
            return array(type.getComponentType());
        }
        if (isOwn(type)) {
            return NOTHING;
        }
        if (Map.class.isAssignableFrom(type)) {
            return MAP;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return COLLECTION;
        }
        if (type == Optional.class
                || AtomicReference.class.isAssignableFrom(type)
                || Map.Entry.class.isAssignableFrom(type)) {
            return HOLDER;
        }
        return type.isPrimitive() || type.isEnum() || isOfJava(type) ? NOTHING : FIELDS;
    }

    private static Shape array(Class<?> component) {
        if (component == char.class) {
            return CHARACTERS;
        }
        return component.isPrimitive() ? NOTHING : ARRAY;
    }

    /** Whether a class is Java's own; fields of its objects cannot be read. */
    static boolean isOfJava(Class<?> type) {
        return type.getClassLoader() == null || type.getName().startsWith("java.");
    }
}
