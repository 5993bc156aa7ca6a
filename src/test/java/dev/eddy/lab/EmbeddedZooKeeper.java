package dev.eddy.lab;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServer;

/** A real ZooKeeper server in this process, on a free loopback port. */
final class EmbeddedZooKeeper implements AutoCloseable {
    /** The shortest session is two ticks. */
    private static final int TICK_MILLIS = 500;

    private final ZooKeeperServer server;
    private final ServerCnxnFactory connections = new NIOServerCnxnFactory();

    private EmbeddedZooKeeper(File folder) throws IOException {
        server = new ZooKeeperServer(folder, folder, TICK_MILLIS);
        connections.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    }

    static EmbeddedZooKeeper start(File folder) throws IOException {
        var zooKeeper = new EmbeddedZooKeeper(folder);
        try {
            zooKeeper.connections.startup(zooKeeper.server);
            return zooKeeper;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ZooKeeper was starting", e);
        }
    }

    String quorum() {
        return "localhost:" + connections.getLocalPort();
    }

    @Override
    public void close() {
        // Ends the server with it.
        connections.shutdown();
    }
}
