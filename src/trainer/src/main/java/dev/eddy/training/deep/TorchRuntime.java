package dev.eddy.training.deep;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;

/**
 * PyTorch's native library. It is loaded once in a process, without a look at the network. The first process on a machine
 * unpacks it, 450 MB, to the folder in the environment variable {@code DJL_CACHE_DIR}, or else to {@code .djl.ai} in the
 * user's home.
 */
final class TorchRuntime {
    private TorchRuntime() {}

    /**
     * Loads the library.
     *
     * @param threads that PyTorch computes with; only the first call in a process sets them
     * @throws IllegalStateException when it cannot be loaded on this system
     */
    static Engine load(int threads) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        // It warns of a graphics card that is too old, or that is not there.
        System.setProperty("org.slf4j.simpleLogger.log.ai.djl.util.cuda.CudaUtils", "error");
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | IllegalArgumentException | LinkageError e) {
            throw new IllegalStateException(
                    "PyTorch cannot be loaded on this system: " + e.getMessage()
                            + "; eddy-train.jar has the native code of the system that built it: build it on this one",
                    e);
        }
    }
}
