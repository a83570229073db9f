package lv.atbilstiba.institution.write.lookup;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.platform.write.decision.Histories;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.platform.write.decision.PortfolioHolders;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Optional;

/** Reads the institution's own history: few events, seldom asked. */
@Component
final class PortfolioHolderLookup implements PortfolioHolders {
    private final Histories histories;

    PortfolioHolderLookup(Histories histories) {
        this.histories = histories;
    }

    @Override
    public Optional<Post.Tenure> holding(InstitutionId institution, LocalDate on) {
        var post = Post.NEVER_FILLED;
        for (var message : histories.standing(institution)) {
            var position = Place.of(message.getMetaData()).position();
            post =
                    switch (message.getPayload()) {
                        case PortfolioManagerAppointed event ->
                                post.appointed(position, null, event.effectiveOn(), event.person());
                        case PortfolioManagerReleased event ->
                                post.released(position, null, event.effectiveOn(), event.person());
                        default -> post;
                    };
        }
        return post.tenures().stream().filter(tenure -> tenure.holdsOn(on)).findFirst();
    }
}
