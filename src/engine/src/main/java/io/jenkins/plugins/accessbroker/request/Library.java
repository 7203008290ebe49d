package io.jenkins.plugins.accessbroker.request;

/**
 * A shared library that the build loaded.
 *
 * @param name its name in the configuration
 * @param version the version or commit that was loaded
 * @param trusted whether an administrator configured it, so that it runs outside the sandbox
 */
public record Library(String name, String version, boolean trusted) {
    public Library {
        Bounds.name("library name", name);
        Bounds.name("library version", version);
    }
}
