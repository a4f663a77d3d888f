"""The grounds of rewards, sanctions and proposals (奖惩事由) as the law lists them: to be picked by a person, never by the program."""

from libao_desk.declare.code import Code

from .codes import SanctionKind

OF_ARTICLE = {
    "33": SanctionKind.PRAISE,
    "34": SanctionKind.ADMONITION,
    "35": SanctionKind.WARNING,
    "36": SanctionKind.POLICE_PENALTY,
    "46": SanctionKind.REVOKE_PROBATION,
    "47": SanctionKind.REVOKE_PAROLE,
    "49": SanctionKind.RECALL,
}
"""What each article of 社区矫正法实施办法 is about."""


class SanctionGround(Code):
    """One ground (法定事由); the code is the article of 社区矫正法实施办法 and the place under it, the texts are shortened."""

    PRAISE_CONDUCT = "33-1", "表扬：接受社区矫正六个月以上，服从判决认罪悔罪，遵守法律和报告、会客、外出、迁居规定，参加教育学习"
    PRAISE_DEEDS = "33-2", "表扬：有见义勇为、抢险救灾等突出表现"
    ADMONITION_TEN_DAYS = "34-1", "训诫：不按规定时间报到或者脱离监管十日以内"
    ADMONITION_RULES = "34-2", "训诫：违反报告、会客、外出、迁居规定，情节轻微"
    ADMONITION_EDUCATION = "34-3", "训诫：不按规定参加教育学习等活动，经教育仍不改正"
    ADMONITION_OTHER = "34-4", "训诫：其他违反监督管理规定，情节轻微"
    WARNING_PROHIBITION = "35-1", "警告：违反禁止令，情节轻微"
    WARNING_TEN_DAYS = "35-2", "警告：不按规定时间报到或者脱离监管超过十日"
    WARNING_RULES = "35-3", "警告：违反报告、会客、外出、迁居规定，情节较重"
    WARNING_REVIEW = "35-4", "警告：保外就医无正当理由不按时提交病情复查情况，经教育仍不改正"
    WARNING_ADMONITIONS = "35-5", "警告：受到两次训诫仍不改正"
    WARNING_OTHER = "35-6", "警告：其他违反监督管理规定，情节较重"
    PENALTY = "36", "提请治安管理处罚：违反监督管理规定，依法应予治安管理处罚"
    PROBATION_PROHIBITION = "46-1", "提请撤销缓刑：违反禁止令，情节严重"
    PROBATION_MONTH = "46-2", "提请撤销缓刑：无正当理由不按规定时间报到或者脱离监管超过一个月"
    PROBATION_PENALTY = "46-3", "提请撤销缓刑：受到治安管理处罚仍不改正"
    PROBATION_WARNINGS = "46-4", "提请撤销缓刑：受到两次警告仍不改正"
    PROBATION_OTHER = "46-5", "提请撤销缓刑：其他违反法律、监督管理规定，情节严重"
    PAROLE_MONTH = "47-1", "提请撤销假释：无正当理由不按规定时间报到或者脱离监管超过一个月"
    PAROLE_WARNINGS = "47-2", "提请撤销假释：受到两次警告仍不改正"
    PAROLE_OTHER = "47-3", "提请撤销假释：其他违反法律、监督管理规定，尚未构成新的犯罪"
    RECALL_CONDITIONS = "49-1", "提请收监执行：不符合暂予监外执行条件"
    RECALL_LEFT = "49-2", "提请收监执行：未经批准离开所居住的市、县，经警告拒不改正，或者拒不报告行踪、脱离监管"
    RECALL_PENALTY = "49-3", "提请收监执行：受到治安管理处罚仍不改正"
    RECALL_WARNINGS = "49-4", "提请收监执行：受到两次警告仍不改正"
    RECALL_REVIEW = "49-5", "提请收监执行：不按规定提交病情复查情况，经警告拒不改正"
    RECALL_CAUSE_GONE = "49-6", "提请收监执行：暂予监外执行的情形消失，刑期未满"
    RECALL_GUARANTOR = "49-7", "提请收监执行：保证人丧失保证条件或者不履行义务，不能在规定期限内提出新的保证人"
    RECALL_OTHER = "49-8", "提请收监执行：其他违反法律、监督管理规定，情节严重"

    @property
    def kind(self) -> SanctionKind:
        """What the ground may lead to."""
        return OF_ARTICLE[self.value.partition("-")[0]]
