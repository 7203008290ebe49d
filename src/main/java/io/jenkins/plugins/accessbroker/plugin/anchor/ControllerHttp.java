package io.jenkins.plugins.accessbroker.plugin.anchor;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import java.net.http.HttpClient;

/** How this controller asks over HTTP: by its proxy, and with no redirect followed. */
final class ControllerHttp {
    private ControllerHttp() {}

    static HttpClient client() {
        return ProxyConfiguration.newHttpClientBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(AnchorHttp.PATIENCE)
                .build();
    }
}
