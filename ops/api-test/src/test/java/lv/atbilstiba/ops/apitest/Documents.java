package lv.atbilstiba.ops.apitest;

import lv.atbilstiba.ops.apitest.Document.Operation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Both documents, as the register serves them. */
final class Documents {
    private Documents() {}

    /** The operations of both; what both have is asked once. */
    static List<Operation> of(int port) {
        var operations = new ArrayList<Operation>();
        var seen = new TreeSet<String>();
        for (var side : List.of("command-side", "query-side"))
            for (var operation : read(port, side).operations())
                if (seen.add(operation.toString())) operations.add(operation);
        return operations;
    }

    private static Document read(int port, String side) {
        try (var wire = new Wire(port)) {
            var call =
                    new Call(
                            "GET",
                            "/v3/api-docs/" + side,
                            List.of("Host", "localhost:" + port),
                            Call.NOTHING);
            return new Document(side, wire.send(call.bytes(), false, false).text());
        }
    }
}
