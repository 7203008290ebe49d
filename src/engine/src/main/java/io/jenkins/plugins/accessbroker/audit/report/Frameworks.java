package io.jenkins.plugins.accessbroker.audit.report;

import java.util.List;

/**
 * Which entries of published catalogues the evidence bears on. Identifiers and titles are those of the catalogues: OWASP Top 10
 * Non-Human Identities Risks 2025; OWASP Agentic AI, Threats and Mitigations 1.0; NIST Cybersecurity Framework 2.0 (CSWP 29).
 */
final class Frameworks {
    private Frameworks() {}

    /**
     * One entry.
     *
     * @param shown what the evidence in this report shows about it
     * @param open what it does not show
     */
    record Bearing(String id, String title, String shown, String open) {}

    static final List<Bearing> NHI = List.of(
            new Bearing(
                    "NHI1:2025",
                    "Improper Offboarding",
                    "grants never used; changes of owners; every grant has an expiry, and nothing is issued after it",
                    "identities that builds have without the broker"),
            new Bearing(
                    "NHI2:2025",
                    "Secret Leakage",
                    "what was issued is on record by hash, so that a secret that was found can be told; leases left to expire",
                    "whether a build leaked what it was given"),
            new Bearing(
                    "NHI5:2025",
                    "Overprivileged NHI",
                    "issuance by grant, and denials by condition; session policies are in each entry's scope",
                    "whether a role in the cloud allows more than its grant needs"),
            new Bearing(
                    "NHI7:2025",
                    "Long-Lived Secrets",
                    "the longest leases; how many credentials were revoked and how many were left to expire; unmediated uses of"
                            + " stored credentials",
                    "stored credentials that no policy guards"),
            new Bearing(
                    "NHI8:2025",
                    "Environment Isolation",
                    "denials on the conditions branches, agents and changeRequests",
                    "whether environments are apart in the cloud"),
            new Bearing(
                    "NHI9:2025",
                    "NHI Reuse",
                    "each credential was issued to one build, for one lease",
                    "stored credentials that several jobs share, but for those that a policy guards"),
            new Bearing(
                    "NHI10:2025",
                    "Human Use of NHI",
                    "who started each build is in its entries; replays are denied unless a grant names them",
                    "use of a credential by a person outside a build"));

    static final List<Bearing> AGENTIC = List.of(
            new Bearing(
                    "T2",
                    "Tool Misuse",
                    "what was issued to builds that a coding agent had a hand in; denials on the condition codingAgents",
                    "what an agent did with access that it had"),
            new Bearing(
                    "T3",
                    "Privilege Compromise",
                    "an agent that no grant names gets nothing; denials on the condition codingAgents",
                    "privileges that an agent has outside the pipeline"),
            new Bearing(
                    "T8",
                    "Repudiation & Untraceability",
                    "every decision with its trace, on a log whose integrity is stated above",
                    "an agent's own reasoning"),
            new Bearing(
                    "T9",
                    "Identity Spoofing & Impersonation",
                    "the facts about each build are the controller's, with where each came from",
                    "a commit that hides that an agent had a hand in it"),
            new Bearing(
                    "T13",
                    "Rogue Agents in Multi-Agent Systems",
                    "issuance by coding agent; each has an owner, and is turned off in one line of policy",
                    "agents that act without a build"));

    static final List<Bearing> CSF = List.of(
            new Bearing(
                    "GV.RR-02",
                    "Roles, responsibilities, and authorities related to cybersecurity risk management are established,"
                            + " communicated, understood, and enforced",
                    "issuance by owner; changes of owners; who approved policies",
                    "whether owners know that they are"),
            new Bearing(
                    "PR.AA-01",
                    "Identities and credentials for authorized users, services, and hardware are managed by the organization",
                    "credentials issued, revoked and left to expire, by grant",
                    "identities of users, and of services outside pipelines"),
            new Bearing(
                    "PR.AA-05",
                    "Access permissions, entitlements, and authorizations are defined in a policy, managed, enforced, and"
                            + " reviewed, and incorporate the principles of least privilege and separation of duties",
                    "versions of policies that came into force and who approved them; denials; grants never used; unmediated uses",
                    "entitlements that are defined elsewhere"),
            new Bearing(
                    "PR.PS-04",
                    "Log records are generated and made available for continuous monitoring",
                    "the number of events by type; that the log is as it was written",
                    "whether anybody monitors it"),
            new Bearing(
                    "DE.CM-03",
                    "Personnel activity and technology usage are monitored to find potentially adverse events",
                    "denials, observed and unmediated uses",
                    "whether somebody acted on them"),
            new Bearing(
                    "RS.AN-07",
                    "Incident data and metadata are collected, and their integrity and provenance are preserved",
                    "the integrity statement; any entry can be proven by a receipt",
                    "data about an incident outside the broker"));
}
