package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Post;

import java.time.LocalDate;
import java.util.Optional;

/** Who answers for an institution's services, by its own history as it is this moment. */
@FunctionalInterface
public interface PortfolioHolders {
    /** The appointment that holds on a day. */
    Optional<Post.Tenure> holding(InstitutionId institution, LocalDate on);
}
