package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.ssh.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;

/** Approvers with their keys, an approval file that takes two of them, and policies. */
public final class Team {
    private final Path folder;
    private final Map<String, Signing> keys = new TreeMap<>();

    /** Ana, Bob and Cat, of whom two approve. */
    public Team(Path folder) throws IOException, GeneralSecurityException {
        this.folder = Files.createDirectories(folder);
        StringBuilder list = new StringBuilder();
        for (String name : new String[] {"ana", "bob", "cat"}) {
            keys.put(name, Signing.of("ssh-ed25519"));
            list.append(keys.get(name).line(name + "@example.com"));
        }
        Files.writeString(folder.resolve("allowed-signers"), list);
        Files.writeString(approvalFile(), "approvers: 2\nallowedSigners: allowed-signers\n");
    }

    /** The approval file. */
    public Path approvalFile() {
        return folder.resolve("approval.yaml");
    }

    /** Somebody's signature file over a text. */
    public byte[] sign(String name, byte[] text) throws GeneralSecurityException {
        return keys.get(name).file(text);
    }

    /** A policy whose grant is for a job. */
    public static String policy(String job) {
        return """
                policy: payments
                owner:
                  team: Payments Platform
                  business: ana.silva@example.com
                  technical: payments-oncall@example.com
                grants:
                  deploy:
                    purpose: Deploy the payments service
                    expires: 2027-03-31
                    to: {jobs: ["%s"]}
                    issue: {credential: deploy-key}
                """.formatted(job);
    }
}
