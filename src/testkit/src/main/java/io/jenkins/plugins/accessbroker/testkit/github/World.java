package io.jenkins.plugins.accessbroker.testkit.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The App, and what accounts gave to it. */
final class World {
    private final App app;
    private final List<Installation> installations = new ArrayList<>();

    World(App app) {
        this.app = app;
    }

    App app() {
        return app;
    }

    synchronized void put(Installation installation) {
        installations.removeIf(other -> other.isOf(installation.owner()));
        installations.add(installation);
    }

    synchronized void remove(String owner) {
        installations.removeIf(installation -> installation.isOf(owner));
    }

    synchronized Optional<Installation> of(String owner) {
        return installations.stream().filter(one -> one.isOf(owner)).findFirst();
    }

    synchronized Optional<Installation> of(long id) {
        return installations.stream().filter(one -> one.id() == id).findFirst();
    }
}
