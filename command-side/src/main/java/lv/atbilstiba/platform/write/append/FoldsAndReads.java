package lv.atbilstiba.platform.write.append;

import lv.atbilstiba.audit.words.Concerned;
import lv.atbilstiba.audit.words.DomainWords;
import lv.atbilstiba.audit.words.Names;
import lv.atbilstiba.audit.words.Statement;
import lv.atbilstiba.compliance.rules.Foldable;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.BeforeAppend;

import org.springframework.stereotype.Component;

/** An event can be folded into facts, said in both languages, and found by whom it concerns. */
@Component
final class FoldsAndReads implements BeforeAppend {
    @Override
    public void tryOut(Recorded<Object> event) {
        Foldable.tryOut(event);
        var words = DomainWords.of(event, Names.NUMBERS);
        requireText(words.lv());
        requireText(words.en());
        Statement.of(event.event());
        requireText(Concerned.by(event.event()).own());
    }

    private static void requireText(String text) {
        if (text.isBlank()) throw new IllegalStateException("nothing is said of it");
    }
}
