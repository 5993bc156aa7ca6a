package dev.eddy.training.deep;

import static org.junit.jupiter.api.Assumptions.abort;

import ai.djl.engine.Engine;

/** PyTorch for tests, with one thread. Tests are skipped where there is none. */
public final class PyTorch {
    private PyTorch() {}

    public static Engine orSkip() {
        try {
            return TorchRuntime.load(1);
        } catch (IllegalStateException e) {
            return abort(e.getMessage());
        }
    }
}
