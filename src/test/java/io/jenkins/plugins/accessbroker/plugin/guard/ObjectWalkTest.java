package io.jenkins.plugins.accessbroker.plugin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.InvisibleAction;
import hudson.util.CopyOnWriteList;
import java.net.URI;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ObjectWalkTest {
    private static final UUID ID = UUID.fromString("c0ffee00-0000-4000-8000-000000000000");

    /** Fields of many kinds, some of a superclass. */
    private static class Parent {
        private final Object inherited = new StringBuilder("inherited");
        private final transient String unsaved = "unsaved";
    }

    private static final class Child extends Parent {
        private static final String SHARED = "of the class, not of the object";
        private final Optional<String> optional = Optional.of("optional");
        private final AtomicReference<Object> reference = new AtomicReference<>(Map.entry("entry key", "entry value"));
        private final char[] characters = "characters".toCharArray();
        private final Object[][] arrays = {{"array"}, {null}};
        private final List<Object> list = List.of(new CopyOnWriteList<>(List.of("list")));
        private final Map<Object, Object> map = new HashMap<>(Map.of("key", new InvisibleAction() {
            private final Object value = "value";
        }));
        private final UUID uuid = ID;
        private final URI uri = URI.create("a:uri");
        private final int number = 7;
        private final Thread.State constant = Thread.State.NEW;
        private final Class<?> type = String.class;
        private final Runnable lambda = lambda("captured");

        private static Runnable lambda(String text) {
            return () -> Collections.singleton(text);
        }
    }

    @Test
    void every_text_is_found_however_it_is_held() {
        assertThat(texts(new Child()))
                .contains(
                        "inherited",
                        "unsaved",
                        "optional",
                        "entry key",
                        "entry value",
                        "characters",
                        "array",
                        "list",
                        "key",
                        "value",
                        ID.toString(),
                        "a:uri",
                        "captured")
                .doesNotContain(Child.SHARED);
    }

    @Test
    void a_text_that_stands_twice_and_one_in_a_circle_are_found() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        circle.add(Map.of("self", circle, "x", "in the circle"));
        assertThat(texts(circle)).contains("in the circle");
    }

    @Test
    void a_deep_object_takes_no_deep_stack() {
        Object deep = "at the bottom";
        for (int i = 0; i < 50_000; i++) {
            deep = new Object[] {deep};
        }
        assertThat(texts(deep)).containsExactly("at the bottom");
    }

    @Test
    void what_is_too_large_is_not_whole() {
        assertThat(ObjectWalk.everyText(Collections.nCopies(ObjectWalk.MAX + 1, "x"), text -> {}))
                .isFalse();
        assertThat(ObjectWalk.everyText(Collections.nCopies(ObjectWalk.MAX - 1, "x"), text -> {}))
                .isTrue();
    }

    @Test
    void a_list_without_end_is_not_whole() {
        AtomicInteger asked = new AtomicInteger();
        List<Object> endless = new AbstractList<>() {
            @Override
            public Object get(int index) {
                return "text " + asked.incrementAndGet();
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        assertThat(ObjectWalk.everyText(endless, text -> {})).isFalse();
        assertThat(asked.get()).isLessThanOrEqualTo(ObjectWalk.MAX + 1);
    }

    @Test
    void a_list_that_throws_even_errors_is_not_whole() {
        List<Object> hostile = new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new AssertionError("no");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        assertThat(ObjectWalk.everyText(Map.of("a", hostile), text -> {})).isFalse();
    }

    @Test
    void nothing_holds_nothing() {
        assertThat(texts(null)).isEmpty();
        assertThat(texts(7)).isEmpty();
    }

    private static Set<String> texts(Object root) {
        Set<String> found = Collections.newSetFromMap(new HashMap<>());
        assertThat(ObjectWalk.everyText(root, found::add)).isTrue();
        return found;
    }
}
