package dev.eddy.ops.act;

import java.util.List;

/** An act that does nothing but tell of itself. */
public final class FakeAct implements Act<String> {
    private final List<String> on;
    private final Runnable deed;
    private volatile boolean isUndone;

    public FakeAct(List<String> on, Runnable deed) {
        this.on = on;
        this.deed = deed;
    }

    @Override
    public String name() {
        return "forget";
    }

    @Override
    public List<String> on() {
        return on;
    }

    @Override
    public String run(ActListener listener) {
        listener.step("waiting for the job");
        listener.walked(3, 7);
        deed.run();
        return "forgotten";
    }

    @Override
    public String summary(String result) {
        return "user is " + result;
    }

    @Override
    public String undo() {
        isUndone = true;
        return "undone";
    }

    public boolean isUndone() {
        return isUndone;
    }
}
