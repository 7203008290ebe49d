package io.jenkins.plugins.accessbroker.policy.schema;

import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes documents in a few places: what stands there, how often, under which key. */
final class Trees {
    private static final Position AT = new Position("p.yaml", 1, 1);
    /** Lengths on both sides of every bound that a shape has. */
    private static final List<Integer> LENGTHS = List.of(
            0, 1, 2, 63, 64, 65, 80, 81, 100, 128, 129, 254, 255, 256, 257, 512, 513, 1_024, 1_025, 1_224, 1_225);

    private static final List<Integer> SIZES = List.of(2, 10, 11, 45, 46, 64, 65, 256, 257, 500, 501);
    private static final List<String> PLAIN =
            List.of("null", "~", "true", "False", "12", "-1", "1.5", "1e3", "0x1F", "007", ".inf", "");

    private final Random random;
    private final List<Node> parts = new ArrayList<>();
    private final List<String> words = new ArrayList<>(List.of(
            "",
            " ",
            "a ",
            " a",
            "a b",
            "a\nb",
            "\n",
            "none",
            "any",
            "allow",
            "*",
            "**",
            "a/**",
            "**a",
            "a//b",
            "a/",
            "[x]",
            "a?",
            "\\",
            "é",
            "Ā",
            "\uD83D\uDE00",
            "x".repeat(256) + "/y",
            "2027-02-30",
            "2027-13-01",
            "2027-1-1",
            "15m",
            "0s",
            "1h30m",
            "13h",
            "h",
            "900",
            "x@y.z",
            "a@b",
            "x@-y.z",
            "#c",
            "#",
            "https://e.com/p?q",
            "http://e.com",
            "-a",
            "a-",
            "A",
            "acme/.",
            "acme/..",
            "acme/x.GIT",
            "acme/x.git.y",
            "acme/x/y",
            "/x",
            "Acme/Payments",
            "scm",
            "other/y",
            "a/".repeat(255) + "aa",
            "a/".repeat(255) + "aaa",
            "*a".repeat(256),
            "aws:x",
            "AWS:x",
            "Access-Broker:x",
            "access-broke",
            "x:y",
            "us-iso-east-1",
            "us-isoland-1",
            "us-gov-west-1",
            "us-east-1",
            "eu-west-123",
            "arn:aws:iam::123456789012:role/",
            "arn:aws-iso:iam::123456789012:role/x",
            "arn:aws:iam::12345678901:role/x",
            "arn:aws:iam::123456789012:role//x",
            "arn:aws:iam::210987654321:policy/p",
            "arn:aws:iam::aws:policy/" + "p".repeat(128),
            "arn:aws:iam::aws:policy/" + "p".repeat(129),
            "arn:aws:iam::123456789012:role/" + "p".repeat(510) + "/x",
            "arn:aws:iam::123456789012:role/" + "p".repeat(511) + "/x",
            "arn:aws:s3::::x",
            "arn:aws:s3:::",
            "arn:::::x",
            "s3:*",
            "s3:Get Object",
            "ForAnyValue:StringLike",
            "String-Like",
            "read",
            "write",
            "admin",
            "unknown",
            "enforce",
            "2012-10-17",
            "Allow",
            "session-name"));

    /** A source of changes to documents like these. */
    Trees(long seed, List<Node> right) {
        this.random = new Random(seed);
        right.forEach(this::collect);
    }

    /** The document, changed in one to three places. */
    Node change(Node document) {
        Node changed = document;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = at(changed, random.nextInt(size(changed)));
        }
        return changed;
    }

    private Node at(Node node, int place) {
        if (place == 0) {
            return changed(node);
        }
        int left = place - 1;
        if (node instanceof Node.Mapping mapping) {
            List<Node.Entry> entries = new ArrayList<>();
            for (Node.Entry entry : mapping.entries()) {
                int size = size(entry.value());
                boolean here = left >= 0 && left < size;
                entries.add(here ? new Node.Entry(entry.key(), at(entry.value(), left)) : entry);
                left -= size;
            }
            return new Node.Mapping(entries, AT);
        }
        List<Node> items = new ArrayList<>();
        for (Node item : ((Node.Sequence) node).items()) {
            int size = size(item);
            items.add(left >= 0 && left < size ? at(item, left) : item);
            left -= size;
        }
        return new Node.Sequence(items, AT);
    }

    private Node changed(Node node) {
        if (random.nextInt(4) == 0) {
            return any();
        }
        if (node instanceof Node.Mapping mapping) {
            return mapping(new ArrayList<>(mapping.entries()));
        }
        return node instanceof Node.Sequence sequence ? sequence(new ArrayList<>(sequence.items())) : scalar();
    }

    private Node mapping(List<Node.Entry> entries) {
        int at = entries.isEmpty() ? 0 : random.nextInt(entries.size());
        switch (random.nextInt(entries.isEmpty() ? 2 : 5)) {
            case 0 -> put(entries, new Node.Entry(key(), any()));
            case 1 -> {
                for (int i = one(SIZES); i > 0; i--) {
                    put(entries, new Node.Entry(text("k" + i), text("v" + i)));
                }
            }
            case 2 -> entries.remove(at);
            case 3 -> put(entries, new Node.Entry(key(), entries.remove(at).value()));
            default -> entries.set(at, new Node.Entry(entries.get(at).key(), any()));
        }
        return new Node.Mapping(entries, AT);
    }

    private static void put(List<Node.Entry> entries, Node.Entry entry) {
        entries.removeIf(known -> known.key().text().equals(entry.key().text()));
        entries.add(entry);
    }

    private Node sequence(List<Node> items) {
        int at = items.isEmpty() ? 0 : random.nextInt(items.size());
        switch (random.nextInt(items.isEmpty() ? 2 : 5)) {
            case 0 -> items.add(any());
            case 1 -> {
                for (int i = one(SIZES); i > 0; i--) {
                    items.add(text("acme/r" + i));
                }
            }
            case 2 -> items.remove(at);
            case 3 -> items.add(items.get(at));
            default -> items.set(at, any());
        }
        return new Node.Sequence(items, AT);
    }

    private Node any() {
        return switch (random.nextInt(6)) {
            case 0 -> new Node.Mapping(List.of(), AT);
            case 1 -> new Node.Sequence(List.of(), AT);
            case 2 -> new Node.Sequence(List.of(scalar()), AT);
            case 3 -> one(parts);
            default -> scalar();
        };
    }

    private Node.Scalar scalar() {
        return random.nextInt(5) == 0 ? new Node.Scalar(one(PLAIN), false, AT) : text(word());
    }

    private String word() {
        return random.nextInt(6) == 0 ? one(List.of("a", "\uD83D\uDE00", "é")).repeat(one(LENGTHS)) : one(words);
    }

    /** The validator takes a key that begins with {@code #} for a comment and does not look at it. */
    private Node.Scalar key() {
        String word = word();
        return text(word.startsWith("#") ? "k" + word : word);
    }

    private static Node.Scalar text(String text) {
        return new Node.Scalar(text, true, AT);
    }

    private void collect(Node node) {
        parts.add(node);
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> {
                words.add(entry.key().text());
                collect(entry.value());
            });
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(this::collect);
        } else {
            words.add(((Node.Scalar) node).text());
        }
    }

    private static int size(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return 1
                    + mapping.entries().stream()
                            .mapToInt(entry -> size(entry.value()))
                            .sum();
        }
        return node instanceof Node.Sequence sequence
                ? 1 + sequence.items().stream().mapToInt(Trees::size).sum()
                : 1;
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
