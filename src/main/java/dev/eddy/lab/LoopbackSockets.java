package dev.eddy.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/** Free loopback ports for a broker, bound before it starts so that no other process takes them. */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final Map<String, ServerSocketChannel> byListener = new ConcurrentHashMap<>();

    int bind(String listener) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        byListener.put(listener, channel);
        return channel.socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) throws IOException {
        // From now on the broker owns the socket and closes it.
        ServerSocketChannel channel = byListener.remove(listener);
        if (channel == null) {
            throw new IOException("no socket was bound for listener " + listener + " at " + address);
        }
        channel.configureBlocking(false);
        return channel;
    }

    @Override
    public void close() throws IOException {
        for (ServerSocketChannel channel : byListener.values()) {
            channel.close();
        }
    }
}
