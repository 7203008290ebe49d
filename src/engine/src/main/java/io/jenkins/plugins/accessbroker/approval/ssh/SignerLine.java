package io.jenkins.plugins.accessbroker.approval.ssh;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one line of a list of allowed signers: {@code names [options] key-type key [comment]}. */
final class SignerLine {
    /** Characters of a name at most: those of an e-mail address (RFC 5321, erratum 1690). */
    private static final int MAX_NAME = 254;
    /** Parts that are looked at: names, options, key type, key; what follows is a comment. */
    private static final int PARTS = 4;

    private SignerLine() {}

    /** The signer; nothing where the line is empty, a comment, or a problem was added. */
    static Optional<Signer> read(Position at, String line, Problems problems) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        try {
            if (line.indexOf('\r') >= 0) {
                throw new SshFault("the line ends in a carriage return: save the file with line feeds only");
            }
            return Optional.of(signer(parts(text)));
        } catch (SshFault e) {
            problems.add(at, e.getMessage());
            return Optional.empty();
        }
    }

    private static Signer signer(List<String> parts) throws SshFault {
        List<String> names = names(parts.get(0));
        boolean options = parts.size() > 2 && !isKeyType(parts.get(1));
        int type = options ? 2 : 1;
        if (parts.size() < type + 2) {
            throw new SshFault(
                    "expected `names [options] key-type key`, found fewer parts: add the key as its `.pub` file"
                            + " has it");
        }
        SignerOptions read = SignerOptions.read(options ? parts.get(1) : "");
        return new Signer(
                names, key(parts.get(type), parts.get(type + 1)), read.namespaces(), read.after(), read.before());
    }

    /** A key type is the only part that has neither quotes nor an equals sign and names an algorithm. */
    private static boolean isKeyType(String part) {
        return part.matches("(ssh|ecdsa|sk)-[a-z0-9@.-]+");
    }

    private static SshKey key(String type, String base64) throws SshFault {
        byte[] blob = Wire.base64(base64)
                .orElseThrow(() -> new SshFault("the key is no base64: copy it from its `.pub` file"));
        SshKey key = SshKey.read(blob);
        if (!key.type().equals(type)) {
            throw new SshFault("the key is of type " + Quote.of(key.type()) + ", and the line says " + Quote.of(type));
        }
        return key;
    }

    private static List<String> names(String part) throws SshFault {
        List<String> names = List.of(part.split(",", -1));
        for (String name : names) {
            if (name.isEmpty() || name.length() > MAX_NAME || !name.chars().allMatch(c -> c > ' ' && c <= '~')) {
                throw new SshFault("the name " + Quote.of(name) + " is not 1 to " + MAX_NAME
                        + " visible ASCII characters: use the approver's e-mail address");
            }
            if (name.chars().anyMatch(c -> "*?!\"".indexOf(c) >= 0)) {
                throw new SshFault("the name " + Quote.of(name)
                        + " is quoted or a pattern, and each approver must be named: write their e-mail address");
            }
        }
        return names;
    }

    /** Divides at spaces that are not within quotes. */
    private static List<String> parts(String line) throws SshFault {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length() && parts.size() < PARTS; i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == ' ' || c == '\t')) {
                add(parts, part);
            } else {
                part.append(c);
            }
        }
        if (quoted) {
            throw new SshFault("a quotation mark is not closed: close it");
        }
        add(parts, part);
        return parts;
    }

    private static void add(List<String> parts, StringBuilder part) {
        if (part.length() > 0 && parts.size() < PARTS) {
            parts.add(part.toString());
        }
        part.setLength(0);
    }
}
