package lv.atbilstiba.platform.write;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.history.api.command.OpenHistoryEpoch;
import lv.atbilstiba.platform.log.HistoryState;
import lv.atbilstiba.platform.log.HistoryWatch;
import lv.atbilstiba.platform.memory.Memory;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses to write while the database lacks what was published of it: what was added to it now
 * would hide what it lost, until somebody opens a new epoch. Requests are refused before anything
 * is done for them, commands of automations before they are decided.
 */
record OnAnUnbrokenHistory(HistoryWatch history)
        implements HandlerInterceptor, MessageHandlerInterceptor<CommandMessage<?>> {
    private static final int UNTIL_SOMEBODY_LOOKED = 600;
    private static final int UNTIL_AN_ARCHIVE_ANSWERS = 30;

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isWrite(request.getMethod())) require();
        return true;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        if (unit.getMessage().getPayloadType() != OpenHistoryEpoch.class) require();
        return chain.proceed();
    }

    private void require() {
        if (history.mayGoOn()) return;
        Memory.forgetAll(); // what is remembered may be what the database lost
        throw new ProblemException(
                history.state() instanceof HistoryState.Unknown
                        ? Problem.unavailable("history/not-compared", UNTIL_AN_ARCHIVE_ANSWERS)
                        : Problem.unavailable(
                                "history/not-what-was-published", UNTIL_SOMEBODY_LOOKED));
    }

    private static boolean isWrite(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }
}
