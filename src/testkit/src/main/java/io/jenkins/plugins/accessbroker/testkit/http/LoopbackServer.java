package io.jenkins.plugins.accessbroker.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Listens on a free port of 127.0.0.1, one thread to a connection, until it is closed. */
public final class LoopbackServer implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final HttpHandler handler;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackServer::daemon);
    private final Thread acceptor = daemon(this::accept);

    private LoopbackServer(HttpHandler handler, ServerSocket listener) {
        this.handler = handler;
        this.listener = listener;
    }

    /**
     * A server that is listening.
     *
     * @throws UncheckedIOException when no port is to be had
     */
    public static LoopbackServer start(HttpHandler handler) {
        try {
            ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
            LoopbackServer server = new LoopbackServer(handler, listener);
            server.acceptor.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on a loopback port: " + e.getMessage(), e);
        }
    }

    /** Where it listens: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Ends every connection and takes no more; called again, does nothing. */
    @Override
    public void close() {
        quietly(listener);
        threads.shutdownNow();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(LoopbackServer::quietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException | RejectedExecutionException closed) {
                quietly(listener);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new HttpConnection(socket, handler).serve();
        } catch (IOException gone) {
            // The client went away, or the server was closed: nobody is left to be told.
        } finally {
            open.remove(socket);
        }
    }

    private static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // Closing is all that was wanted.
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "loopback-server");
        thread.setDaemon(true);
        return thread;
    }
}
