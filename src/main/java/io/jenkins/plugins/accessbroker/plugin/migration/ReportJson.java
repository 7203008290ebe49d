package io.jenkins.plugins.accessbroker.plugin.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A report as JSON; what is not known is not there. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static String of(Report report) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode credentials = root.putArray("credentials");
        report.credentials().forEach(credential -> add(credentials.addObject(), credential));
        root.put("hiddenCredentials", report.hidden()).put("missed", report.missed());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void add(ObjectNode node, StaticCredential credential) {
        node.put("id", credential.id())
                .put("type", credential.type())
                .put("scope", credential.scope())
                .put("where", credential.where())
                .put("description", credential.description());
        texts(node, "guardedBy", credential.guards());
        texts(node, "sameId", credential.twins());
        texts(node, "sameSecret", credential.sameSecret());
        ArrayNode uses = node.putArray("uses");
        credential.uses().forEach(use -> add(uses.addObject(), use));
        node.put("hiddenUses", credential.hiddenUses()).put("overfull", credential.overfull());
    }

    private static void add(ObjectNode node, KnownUse use) {
        node.put("kind", word(use.place().kind())).put("place", use.place().name());
        use.by().ifPresent(by -> node.put("by", by));
        if (use.times() > 0) {
            node.put("times", use.times());
        }
        use.last().map(Instant::toString).ifPresent(time -> node.put("last", time));
        use.mediation().ifPresent(mediation -> node.put("mediation", word(mediation)));
        texts(
                node,
                "from",
                use.sources().stream().sorted().map(ReportJson::word).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode array = node.putArray(name);
        texts.forEach(array::add);
    }
}
