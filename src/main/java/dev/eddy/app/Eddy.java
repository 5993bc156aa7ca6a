package dev.eddy.app;

/** Entry point. */
public final class Eddy {
    private Eddy() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
