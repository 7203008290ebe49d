package io.jenkins.plugins.accessbroker.testkit.git;

import io.jenkins.plugins.accessbroker.testkit.http.Delivery;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpHeader;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Git's smart HTTP protocol (gitprotocol-http), each answer made in memory. */
final class SmartHttp {
    private static final String UPLOAD = "git-upload-pack";
    private static final String RECEIVE = "git-receive-pack";

    private SmartHttp() {}

    static HttpAnswer answer(Repository repository, String service, boolean advertises, HttpRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (service) {
                case UPLOAD -> upload(repository, advertises, request, out);
                case RECEIVE -> receive(repository, advertises, request, out);
                default -> {
                    return HttpAnswer.empty(403);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String type = "application/x-" + service + (advertises ? "-advertisement" : "-result");
        return new HttpAnswer(
                200,
                List.of(new HttpHeader("Content-Type", type), new HttpHeader("Cache-Control", "no-cache")),
                out.toByteArray(),
                Delivery.whole());
    }

    private static void upload(
            Repository repository, boolean advertises, HttpRequest request, ByteArrayOutputStream out)
            throws IOException {
        UploadPack pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        pack.setExtraParameters(List.of(request.value("Git-Protocol").split(":")));
        if (advertises) {
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(out)), UPLOAD);
        } else {
            pack.upload(body(request), out, null);
        }
    }

    private static void receive(
            Repository repository, boolean advertises, HttpRequest request, ByteArrayOutputStream out)
            throws IOException {
        ReceivePack pack = new ReceivePack(repository);
        pack.setBiDirectionalPipe(false);
        if (advertises) {
            PacketLineOut lines = new PacketLineOut(out);
            lines.writeString("# service=" + RECEIVE + "\n");
            lines.end();
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
        } else {
            pack.receive(body(request), out, null);
        }
    }

    private static InputStream body(HttpRequest request) throws IOException {
        InputStream sent = new ByteArrayInputStream(request.body());
        return request.value("Content-Encoding").contains("gzip") ? new GZIPInputStream(sent) : sent;
    }
}
