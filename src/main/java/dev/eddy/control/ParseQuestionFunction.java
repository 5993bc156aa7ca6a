package dev.eddy.control;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import dev.eddy.record.Parsed;

/** Parses questions. */
public final class ParseQuestionFunction extends ParseFunction<Question> {
    private static final long serialVersionUID = 1L;

    @Override
    protected Parsed<Question> parse(KafkaRecord record) {
        return QuestionCodec.decode(record);
    }
}
