package io.jenkins.plugins.accessbroker.testkit.s3;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** ListObjectVersions: keys in order, the versions of a key newest first. */
final class VersionList {
    private VersionList() {}

    static String xml(SortedMap<String, List<Version>> objects, String prefix, String delimiter, int most) {
        StringBuilder body = new StringBuilder();
        TreeSet<String> common = new TreeSet<>();
        int listed = 0;
        boolean truncated = false;
        for (Map.Entry<String, List<Version>> object : objects.entrySet()) {
            String key = object.getKey();
            if (!key.startsWith(prefix)) {
                continue;
            }
            int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            if (at >= 0) {
                if (listed < most && common.add(key.substring(0, at + 1))) {
                    listed++;
                }
                truncated |= listed == most && !common.contains(key.substring(0, at + 1));
                continue;
            }
            List<Version> versions = object.getValue();
            for (int i = versions.size() - 1; i >= 0; i--) {
                if (listed == most) {
                    truncated = true;
                    break;
                }
                listed++;
                body.append(version(key, versions.get(i), i == versions.size() - 1));
            }
        }
        common.forEach(
                name -> body.append("<CommonPrefixes><Prefix>").append(name).append("</Prefix></CommonPrefixes>"));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ListVersionsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Prefix>" + prefix
                + "</Prefix><MaxKeys>" + most + "</MaxKeys><IsTruncated>" + truncated + "</IsTruncated>" + body
                + "</ListVersionsResult>";
    }

    private static String version(String key, Version version, boolean latest) {
        String what = version.isMarker() ? "DeleteMarker" : "Version";
        return "<" + what + "><Key>" + key + "</Key><VersionId>" + version.id() + "</VersionId><IsLatest>" + latest
                + "</IsLatest><LastModified>2026-01-01T00:00:00.000Z</LastModified></" + what + ">";
    }
}
