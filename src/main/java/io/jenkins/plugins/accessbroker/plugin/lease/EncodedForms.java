package io.jenkins.plugins.accessbroker.plugin.lease;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What common tools make of a secret, beside the literal, quoted and base64 forms that Credentials Binding knows: as a
 * URL or a JSON string has it, in hexadecimal, and the lines into which tools break long base64 and hexadecimal.
 */
final class EncodedForms {
    /** Line lengths of `base64`, of `openssl base64` and PEM, and of `xxd -p`. */
    private static final int[] WIDTHS = {76, 64, 60};
    /** Shorter pieces are left alone, since they occur by chance. */
    private static final int SHORTEST_PIECE = 16;

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private EncodedForms() {}

    /** The whole secret in each form, without the literal one. */
    static Stream<String> whole(String secret) {
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                        url,
                        lower(url),
                        url.replace("+", "%20"),
                        lower(url).replace("+", "%20"),
                        json(secret),
                        json(secret).replace("/", "\\/"),
                        hex,
                        hex.toUpperCase(Locale.ROOT))
                .filter(form -> !form.equals(secret))
                .distinct();
    }

    /** The lines of the long forms. */
    static Stream<String> pieces(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        String steady = base64.substring(0, bytes.length / 3 * 4);
        String hex = HexFormat.of().formatHex(bytes);
        return Stream.of(steady, hex, hex.toUpperCase(Locale.ROOT))
                .flatMap(form -> lines(form).stream())
                .distinct();
    }

    private static List<String> lines(String form) {
        List<String> lines = new ArrayList<>();
        for (int width : WIDTHS) {
            for (int at = 0; at + SHORTEST_PIECE <= form.length(); at += width) {
                lines.add(form.substring(at, Math.min(at + width, form.length())));
            }
        }
        return lines;
    }

    private static String lower(String url) {
        return ESCAPE.matcher(url)
                .replaceAll(match -> Matcher.quoteReplacement(match.group().toLowerCase(Locale.ROOT)));
    }

    private static String json(String secret) {
        return secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
