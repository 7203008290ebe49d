package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.form.Field;
import io.jenkins.plugins.accessbroker.audit.form.Form;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the values of an entry against the form that they must have. */
final class FormCheck {
    private FormCheck() {}

    /** Checks an object: it has the fields that it must have, each of its form, and no others. */
    static void check(String what, List<Field> fields, Map<?, ?> values) throws FormFault {
        int known = 0;
        for (Field field : fields) {
            Object value = values.get(field.name());
            if (value != null) {
                known++;
                value(what, field.name(), field.form(), value);
            } else if (field.required()) {
                throw new FormFault(what + " has no `" + field.name() + "`");
            }
        }
        if (known < values.size()) {
            Object other = values.keySet().stream()
                    .filter(name ->
                            fields.stream().noneMatch(field -> field.name().equals(name)))
                    .findFirst()
                    .orElseThrow();
            throw new FormFault(
                    what + " has a field " + Quote.of(other.toString()) + " that this version does not know");
        }
    }

    private static void value(String what, String name, Form form, Object value) throws FormFault {
        if (form instanceof Form.OrNull maybe) {
            if (!(value instanceof Optional)) {
                value(what, name, maybe.form(), value);
            }
        } else if (form instanceof Form.Fields object) {
            check("its `" + name + "`", object.fields(), of(Map.class, what, name, value, "an object"));
        } else if (form instanceof Form.Listing list) {
            for (Object item : of(List.class, what, name, value, "a list")) {
                value(what, name, list.item(), item);
            }
        } else if (form instanceof Form.Texts) {
            for (Object text : of(Map.class, what, name, value, "an object").values()) {
                of(String.class, what, name, text, "an object of texts");
            }
        } else {
            single(what, name, form, value);
        }
    }

    private static void single(String what, String name, Form form, Object value) throws FormFault {
        if (form instanceof Form.Number) {
            if (of(Long.class, what, name, value, "a number") < 0) {
                throw wrong(what, name, "a number of 0 or more");
            }
        } else if (form instanceof Form.Flag) {
            of(Boolean.class, what, name, value, "true or false");
        } else {
            text(what, name, form, of(String.class, what, name, value, "text"));
        }
    }

    private static void text(String what, String name, Form form, String text) throws FormFault {
        if (form instanceof Form.Matching matching
                && !matching.pattern().matcher(text).matches()) {
            throw wrong(what, name, matching.what());
        }
        if (form instanceof Form.Choice choice && !choice.words().contains(text)) {
            throw wrong(what, name, "one of " + String.join(", ", choice.words()));
        }
    }

    private static <T> T of(Class<T> type, String what, String name, Object value, String expected) throws FormFault {
        if (!type.isInstance(value)) {
            throw wrong(what, name, expected);
        }
        return type.cast(value);
    }

    private static FormFault wrong(String what, String name, String expected) {
        return new FormFault(what + " has no `" + name + "` that is " + expected);
    }
}
