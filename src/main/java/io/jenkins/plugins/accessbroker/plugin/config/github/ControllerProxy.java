package io.jenkins.plugins.accessbroker.plugin.config.github;

import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.ProxySettings;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** The proxy that the controller has in its settings at the moment; that of its Java where it has none there. */
final class ControllerProxy extends ProxySelector {
    private ControllerProxy() {}

    static ProxySettings settings() {
        return new ProxySettings(new ControllerProxy(), ControllerProxy::signIn);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return configured()
                .map(proxy -> List.of(proxy.createProxy(uri.getHost())))
                .orElseGet(() -> ProxySettings.ofJava().selector().select(uri));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The issuer tells that it could not be reached.
    }

    private static Optional<io.jenkins.plugins.accessbroker.issuer.Secret> signIn() {
        return configured()
                .filter(proxy -> proxy.getUserName() != null)
                .map(proxy -> ProxySettings.basic(proxy.getUserName(), Secret.toString(proxy.getSecretPassword())));
    }

    private static Optional<ProxyConfiguration> configured() {
        return Optional.ofNullable(Jenkins.get().getProxy()).filter(proxy -> proxy.getName() != null);
    }
}
