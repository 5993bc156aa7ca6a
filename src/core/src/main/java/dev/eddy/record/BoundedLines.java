package dev.eddy.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines as bytes. One of more than 16 MB is an error, so a file without line ends does not fill the memory. */
public final class BoundedLines {
    /** Longest line or row that is read from a file. */
    public static final int MOST_BYTES = 1 << 24;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private boolean atEnd;

    /** Lines of a stream, which is buffered. */
    public BoundedLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null after the last one. */
    public byte[] next() throws IOException {
        if (atEnd) {
            return null;
        }
        line.reset();
        int b = in.read();
        while (b >= 0 && b != '\n') {
            if (line.size() == MOST_BYTES) {
                throw new IOException("the line has more than 16 MB");
            }
            line.write(b);
            b = in.read();
        }
        atEnd = b < 0;
        return line.toByteArray();
    }
}
