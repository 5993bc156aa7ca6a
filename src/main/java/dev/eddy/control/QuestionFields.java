package dev.eddy.control;

import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of a {@link Question} inside other values. */
public final class QuestionFields {
    private QuestionFields() {}

    public static void write(Question question, DataOutput out) throws IOException {
        Fields.writeString(question.id(), out);
        Fields.writeString(question.userId(), out);
        Fields.writeString(question.itemId(), out);
        out.writeLong(question.asOfMillis());
    }

    public static Question read(DataInput in) throws IOException {
        return new Question(Fields.readString(in), Fields.readString(in), Fields.readString(in), in.readLong());
    }
}
