package io.jenkins.plugins.accessbroker.policy.yaml;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Puts the syntax errors of the YAML library in our words, at the place where they can be mended. */
final class SyntaxWords {
    static final String UNREADABLE_AFTER =
            "what follows cannot be read as YAML: check its quotes, escapes, brackets and indentation";
    static final String DIRECTIVE = "a line that starts with `%` is a YAML directive, which is not allowed: remove it";
    static final String ALIAS =
            "`*` starts a YAML alias here, which is not allowed: put a value that starts with `*` in quotes";
    static final String ANCHOR =
            "`&` starts a YAML anchor here, which is not allowed: write the value out where it is used, or in quotes";
    static final String TAG =
            "`!` starts a YAML tag here, which is not allowed: put a value that starts with `!` in quotes";

    private static final String UNREADABLE = "this cannot be read as YAML: check the quotes, brackets and indentation";

    /** Which of the two places of an error is told. */
    private enum Place {
        /** Where the construct began. */
        START,
        /** Where it broke off. */
        FAULT
    }

    /**
     * An error of the library by how its texts begin, and ours.
     *
     * @param message may have {@code %s} for the place where the construct began
     */
    private record Rule(String context, String problem, Place place, String message) {
        boolean fits(MarkedYamlEngineException e) {
            return starts(e.getContext(), context) && starts(e.getProblem(), problem);
        }

        private static boolean starts(String text, String start) {
            return start.isEmpty() || text != null && text.startsWith(start);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("while scanning a directive", "", Place.START, DIRECTIVE),
            new Rule("while scanning a YAML directive", "", Place.START, DIRECTIVE),
            new Rule("", "found duplicate YAML directive", Place.FAULT, DIRECTIVE),
            new Rule("", "duplicate tag handle", Place.FAULT, DIRECTIVE),
            new Rule("", "expected '<document end>' before directives", Place.FAULT, DIRECTIVE),
            new Rule("while scanning an alias", "", Place.START, ALIAS),
            new Rule("while scanning an anchor", "", Place.START, ANCHOR),
            new Rule("while scanning a tag", "", Place.START, TAG),
            new Rule("", "found undefined tag handle", Place.START, TAG),
            new Rule(
                    "while scanning a simple key",
                    "",
                    Place.START,
                    "this is no `key: value` and belongs to nothing above it: add the `:`, or mend the indentation"),
            new Rule(
                    "",
                    "mapping values are not allowed here",
                    Place.FAULT,
                    "a `:` cannot stand here: put text that has `: ` in it in quotes, or mend this line or the one above"),
            new Rule(
                    "",
                    "mapping keys are not allowed here",
                    Place.FAULT,
                    "a `?` cannot stand here: write `key: value`"),
            new Rule(
                    "",
                    "sequence entries are not allowed here",
                    Place.FAULT,
                    "a list entry cannot start here: put the `-` on a line of its own, below its key"),
            new Rule(
                    "while parsing a block",
                    "expected <block end>",
                    Place.FAULT,
                    "this does not fit what started at %s: mend the indentation, or put the whole value in quotes"),
            new Rule(
                    "while parsing a flow sequence",
                    "",
                    Place.FAULT,
                    "expected `,` or `]` in the list that started at %s: add it, or put the value in quotes"),
            new Rule(
                    "while parsing a flow mapping",
                    "",
                    Place.FAULT,
                    "expected `,` or `}` in the mapping that started at %s: add it, or put the value in quotes"),
            new Rule(
                    "while scanning a quoted scalar",
                    "",
                    Place.START,
                    "the quotes that open here are not closed: add the closing quote"),
            new Rule(
                    "while scanning a double-quoted scalar",
                    "",
                    Place.FAULT,
                    "this is no escape for double quotes: write `\\\\` for a backslash, or use single quotes"),
            new Rule(
                    "while scanning a block scalar",
                    "",
                    Place.FAULT,
                    "the text block that starts with `|` or `>` cannot be read: mend its first line and indentation"),
            new Rule(
                    "",
                    "expected the node content",
                    Place.FAULT,
                    "a value is missing before this: add it, or remove what is too much"),
            new Rule(
                    "",
                    "expected '<document start>'",
                    Place.FAULT,
                    "this follows the end of the document: mend the brackets or the indentation"));

    private SyntaxWords() {}

    /** The error in our words; at {@code last} where the library tells no place. */
    static YamlFault fault(String file, Position last, MarkedYamlEngineException e) {
        Optional<Position> start = e.getContextMark().map(mark -> Events.at(file, mark));
        Position broke = e.getProblemMark().map(mark -> Events.at(file, mark)).orElse(last);
        if (e.getProblem() != null && e.getProblem().startsWith("found character")) {
            return new YamlFault(broke, noStart(e.getProblemMark()));
        }
        for (Rule rule : RULES) {
            if (rule.fits(e)) {
                Position at = rule.place == Place.START ? start.orElse(broke) : broke;
                return new YamlFault(
                        at, rule.message.replace("%s", start.orElse(broke).toString()));
            }
        }
        return new YamlFault(broke, UNREADABLE);
    }

    private static String noStart(Optional<Mark> mark) {
        String character = mark.filter(at -> at.getPointer() < at.getBuffer().length)
                .map(at -> Quote.of(Character.toString(at.getBuffer()[at.getPointer()])))
                .orElse("this character");
        return "a value cannot start with " + character + ": put it in quotes";
    }
}
