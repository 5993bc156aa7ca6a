package dev.eddy.control;

/** What a record of the control topic asks for; the other parts are null. */
public record Control(Command rebuild, ForgetUser forget, TakeDown takeDown) {

    /** Whether the command has a number; an order to take an item down has none. */
    boolean isNumbered() {
        return takeDown == null;
    }

    static Control of(Command rebuild) {
        return new Control(rebuild, null, null);
    }

    static Control of(ForgetUser forget) {
        return new Control(null, forget, null);
    }

    static Control of(TakeDown takeDown) {
        return new Control(null, null, takeDown);
    }
}
