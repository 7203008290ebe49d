package io.jenkins.plugins.accessbroker.approval.ssh;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a line: each at most once.
 *
 * @param namespaces the pattern list of {@code namespaces}
 */
record SignerOptions(Optional<String> namespaces, Optional<Instant> after, Optional<Instant> before) {
    private static final String NAMESPACES = "namespaces";
    private static final String AFTER = "valid-after";
    private static final String BEFORE = "valid-before";
    private static final Set<String> KNOWN = Set.of(NAMESPACES, AFTER, BEFORE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    static SignerOptions read(String text) throws SshFault {
        Map<String, String> options = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            one(text.substring(at, end), options);
            at = end + 1;
        }
        return new SignerOptions(
                Optional.ofNullable(options.get(NAMESPACES)), time(options, AFTER), time(options, BEFORE));
    }

    /** Where the option ends: at a comma that is not within quotes, or at the end. */
    private static int end(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static void one(String option, Map<String, String> options) throws SshFault {
        int equals = option.indexOf('=');
        String name = (equals < 0 ? option : option.substring(0, equals)).toLowerCase(Locale.ROOT);
        if (name.equals("cert-authority")) {
            throw new SshFault("certificate authorities are not supported: list each approver's own key");
        }
        if (!KNOWN.contains(name)) {
            throw new SshFault(
                    "unknown option " + Quote.of(name) + ": expected `namespaces`, `valid-after` or `valid-before`");
        }
        String value = equals < 0 ? "" : option.substring(equals + 1);
        if (value.length() < 3 || !value.startsWith("\"") || value.indexOf('"', 1) != value.length() - 1) {
            throw new SshFault("the option `" + name + "` has no value in quotes: write `" + name + "=\"...\"`");
        }
        if (options.put(name, value.substring(1, value.length() - 1)) != null) {
            throw new SshFault("the option `" + name + "` is there twice: remove one");
        }
    }

    private static Optional<Instant> time(Map<String, String> options, String name) throws SshFault {
        String text = options.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            String digits = text.endsWith("Z") ? text.substring(0, text.length() - 1) : "";
            return switch (digits.length()) {
                case 8 ->
                    Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC));
                case 12, 14 ->
                    Optional.of(LocalDateTime.parse(digits.length() == 12 ? digits + "00" : digits, TIME)
                            .toInstant(ZoneOffset.UTC));
                default -> throw new DateTimeException("neither");
            };
        } catch (DateTimeException e) {
            throw new SshFault("`" + name + "`: expected a time in UTC such as `20271231Z` or `202712312359Z`, found "
                    + Quote.of(text));
        }
    }
}
