package io.jenkins.plugins.accessbroker.plugin.config;

/** Policy files for tests. */
public final class SamplePolicies {
    private SamplePolicies() {}

    /** A policy with one grant, to every job. */
    public static String policy(String policy, String grant) {
        return """
                policy: %s
                owner:
                  team: %s team
                  business: ana.silva@example.com
                  technical: oncall@example.com
                grants:
                  %s:
                    purpose: Deploy
                    expires: 2099-12-31
                    to:
                      jobs: ["**"]
                    issue:
                      aws:
                        role: arn:aws:iam::123456789012:role/deploy
                        region: eu-west-1
                """.formatted(policy, policy, grant);
    }
}
