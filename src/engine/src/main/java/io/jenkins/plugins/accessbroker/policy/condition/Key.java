package io.jenkins.plugins.accessbroker.policy.condition;

/** The conditions that a policy file can name, in the order in which a trace shows them. */
public enum Key {
    JOBS("jobs"),
    BRANCHES("branches"),
    TRIGGERS("triggers"),
    USERS("users"),
    AGENT_NAMES("agents.names"),
    AGENT_CLOUDS("agents.clouds"),
    AGENT_LABELS("agents.labels"),
    AGENT_LIFE("agents.life"),
    BUILT_IN("agents.builtIn"),
    CHANGE_REQUESTS("changeRequests"),
    REPLAYS("replays"),
    LIBRARIES("libraries"),
    CODING_AGENTS("codingAgents");

    private final String text;

    Key(String text) {
        this.text = text;
    }

    /** The key as policy files and messages write it. */
    public String text() {
        return text;
    }
}
