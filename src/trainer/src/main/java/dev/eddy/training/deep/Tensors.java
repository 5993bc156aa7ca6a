package dev.eddy.training.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Hands arrays to PyTorch, and reads what comes back. The memory outside the heap is used again by the next step, so the
 * tensors of a step are to be closed before.
 */
final class Tensors {
    private final Map<String, ByteBuffer> memory = new HashMap<>();

    /** A tensor of the first numbers of an array. Each name is for one tensor of a step. */
    NDArray floats(NDManager manager, String name, float[] numbers, long... shape) {
        Shape all = new Shape(shape);
        ByteBuffer buffer = memory(name, all);
        buffer.asFloatBuffer().put(numbers, 0, (int) all.size());
        return manager.create(buffer, all, DataType.FLOAT32);
    }

    /** As {@link #floats}, of whole numbers. */
    NDArray ints(NDManager manager, String name, int[] numbers, long... shape) {
        Shape all = new Shape(shape);
        ByteBuffer buffer = memory(name, all);
        buffer.asIntBuffer().put(numbers, 0, (int) all.size());
        return manager.create(buffer, all, DataType.INT32);
    }

    private ByteBuffer memory(String name, Shape shape) {
        int bytes = Math.toIntExact(shape.size() * Float.BYTES);
        ByteBuffer buffer = memory.get(name);
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes + bytes / 4);
            memory.put(name, buffer);
        }
        return buffer.duplicate().limit(bytes).slice().order(ByteOrder.nativeOrder());
    }

    /** Writes the numbers of a tensor to the beginning of an array. */
    static void read(NDArray tensor, float[] to) {
        tensor.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer().get(to, 0, (int)
                tensor.getShape().size());
    }
}
