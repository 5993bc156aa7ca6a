package dev.eddy.job;

import dev.eddy.record.DeadLetter;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import dev.eddy.record.RecordParser;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The parsers of a graph and its dead letters: refused records, and others that are added. */
final class Parsers {
    private final List<DataStream<DeadLetter>> deadLetters = new ArrayList<>();

    <T> SingleOutputStreamOperator<T> parse(
            String id, DataStream<KafkaRecord> source, RecordParser<T> parser, Class<T> type) {
        return parse(id, source, parser, TypeInformation.of(type));
    }

    <T> SingleOutputStreamOperator<T> parse(
            String id, DataStream<KafkaRecord> source, RecordParser<T> parser, TypeInformation<T> type) {
        return parsed(id, source.process(ParseFunction.of(parser), type));
    }

    <T> SingleOutputStreamOperator<T> parsed(String id, SingleOutputStreamOperator<T> parser) {
        add(parser.getSideOutput(ParseFunction.DEAD_LETTERS));
        return Steps.step(id, parser);
    }

    void add(DataStream<DeadLetter> letters) {
        deadLetters.add(letters);
    }

    DataStream<DeadLetter> deadLetters() {
        return deadLetters.stream().reduce(DataStream::union).orElseThrow();
    }
}
