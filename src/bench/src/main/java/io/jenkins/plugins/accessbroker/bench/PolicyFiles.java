package io.jenkins.plugins.accessbroker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories of policy files of a given size, such as a company has: ten grants to a file, each with its own role. */
final class PolicyFiles {
    private static final int GRANTS_PER_FILE = 10;

    private PolicyFiles() {}

    /** Writes the files into a new directory. */
    static Path write(int files) throws IOException {
        Path directory = Files.createTempDirectory("policies");
        for (int file = 0; file < files; file++) {
            Path team = Files.createDirectories(directory.resolve("team-" + file % 50));
            Files.writeString(team.resolve("policy-" + file + ".yaml"), policy(file));
        }
        return directory;
    }

    private static String policy(int file) {
        StringBuilder text = new StringBuilder("""
                policy: service-%1$d
                owner:
                  team: Team %1$d
                  business: ana.silva@example.com
                  technical: "#service-%1$d"
                grants:
                """.formatted(file));
        for (int grant = 0; grant < GRANTS_PER_FILE; grant++) {
            text.append(grant(file, grant));
        }
        return text.toString();
    }

    private static String grant(int file, int grant) {
        return """
                  grant-%2$d:
                    purpose: Deploy part %2$d of service %1$d
                    expires: 2027-03-31
                    to:
                      jobs: [service-%1$d/part-%2$d/**, "service-%1$d/*/part-%2$d"]
                      branches: [main, "release/*"]
                      triggers: [user, timer]
                      agents: {clouds: [trusted-ec2], labels: [linux]}
                    issue:
                      aws:
                        role: arn:aws:iam::123456789012:role/service-%1$d-%2$d
                        region: eu-west-1
                        ttl: 15m
                        sessionPolicy:
                          Version: "2012-10-17"
                          Statement:
                          - {Effect: Allow, Action: ["s3:PutObject"], Resource: "arn:aws:s3:::service-%1$d/*"}
                """.formatted(file, grant).indent(2).replaceFirst("^  ", "").replace("\n    grant", "\n  grant");
    }
}
