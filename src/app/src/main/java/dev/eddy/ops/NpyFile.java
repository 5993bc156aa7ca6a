package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files in NumPy's NPY format, as {@code numpy.lib.format} documents it. Reads a matrix of 32- or 64-bit floats of versions 1
 * to 3; writes a matrix of 32-bit floats or a row of 32-bit integers.
 */
public final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '<f([48])', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\), \\}\\s*");
    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    /** The rows of a matrix; throws {@link BadInputException} when the file holds anything else. */
    public static float[][] readRows(Path file) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            Matcher header = HEADER.matcher(header(in));
            if (!header.matches()) {
                throw new IOException("not a matrix of little-endian floats, row by row");
            }
            int width = Integer.parseInt(header.group(1));
            float[][] rows = new float[Integer.parseInt(header.group(2))][Integer.parseInt(header.group(3))];
            for (float[] row : rows) {
                ByteBuffer buffer = littleEndian(read(in, row.length * width));
                for (int d = 0; d < row.length; d++) {
                    row[d] = width == Float.BYTES ? buffer.getFloat() : (float) buffer.getDouble();
                }
            }
            return rows;
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + ": no such file; check the path", e);
        } catch (EOFException e) {
            throw new BadInputException(file + ": ends in the middle of the array", e);
        } catch (IOException | NumberFormatException e) {
            throw new BadInputException(
                    file + ": no such array in .npy: " + e.getMessage() + "; write it with numpy.save", e);
        }
    }

    private static String header(DataInputStream in) throws IOException {
        byte[] start = read(in, MAGIC.length + 2);
        if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new IOException("not an .npy file");
        }
        boolean isShort = start[MAGIC.length] == 1;
        ByteBuffer length = littleEndian(read(in, isShort ? 2 : 4));
        return new String(read(in, isShort ? Short.toUnsignedInt(length.getShort()) : length.getInt()), UTF_8);
    }

    private static byte[] read(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** Writes numbers as one row of 32-bit integers. */
    public static void write(Path file, int[] numbers) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header("<i4", "(" + numbers.length + ",)"));
            byte[] bytes = new byte[numbers.length * Integer.BYTES];
            littleEndian(bytes).asIntBuffer().put(numbers);
            out.write(bytes);
        }
    }

    /** Writes rows of equal length as a matrix of 32-bit floats. */
    public static void write(Path file, List<float[]> rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header("<f4", "(" + rows.size() + ", " + rows.get(0).length + ")"));
            for (float[] row : rows) {
                byte[] bytes = new byte[row.length * Float.BYTES];
                littleEndian(bytes).asFloatBuffer().put(row);
                out.write(bytes);
            }
        }
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] header(String type, String shape) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int before = MAGIC.length + 4;
        int padded = (before + header.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - before;
        byte[] bytes = new byte[before + padded];
        littleEndian(bytes)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) padded)
                .put((header + " ".repeat(padded - header.length() - 1) + "\n").getBytes(UTF_8));
        return bytes;
    }
}
