package dev.eddy.membership;

import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.ParseFunction;
import dev.eddy.behaviour.Parsed;

/** Parses questions. */
public final class ParseQuestionFunction extends ParseFunction<Question> {
    private static final long serialVersionUID = 1L;

    @Override
    protected Parsed<Question> parse(KafkaRecord record) {
        return QuestionCodec.decode(record);
    }
}
