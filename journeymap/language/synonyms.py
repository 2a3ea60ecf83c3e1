"""What people call a field or a word of the format in Chinese, or in English of their own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

FIELDS = {
    "journey": "旅程 旅程名称 客户旅程 用户旅程",
    "title": "标题 名称 名字 题目",
    "format": "格式 格式版本",
    "state": "旅程状态 状态",
    "persona": "人物 人物画像 用户画像 客户画像 画像 角色",
    "language": "语言",
    "scale": "量表 分值范围",
    "starts": "起点 入口 开始",
    "exits": "出口 结局 结束 endings ending ends",
    "success": "成功 完成",
    "neutral": "中性 中立",
    "segments": "细分群体 群体 细分 客群 客户群体 人群",
    "measurements": "测量 测量来源 调查",
    "scores": "分数文件 分数 评分",
    "outcomes": "结果 成果",
    "actions": "措施 改进措施 行动 行动计划",
    "settings": "设置",
    "stages": "阶段",
    "stage": "阶段 阶段名称",
    "lifecycle": "生命周期",
    "touchpoints": "触点 接触点",
    "touchpoint": "触点 接触点 触点名称",
    "channels": "渠道",
    "mot": "关键时刻",
    "next": "下一步 接下来 去向 流向 后续",
    "importance": "重要性 重要度 重要程度 权重",
    "kano": "卡诺 卡诺类别",
    "expectation": "期望 期望值 期望分 预期 期待",
    "experience": "体验 体验值 体验分 实际体验 感知",
    "paired": "配对",
    "benchmark": "标杆 基准 行业水平",
    "attributes": "属性",
    "attribute": "属性",
    "dimension": "维度",
    "weight": "权重",
    "expectation_from": "期望来源",
    "promises": "承诺",
    "promise": "承诺",
    "standards": "标准 服务标准",
    "causes": "原因",
    "cause": "原因",
    "emotion": "情绪",
    "doing": "行为 做什么",
    "thinking": "想法 所想 思考",
    "feeling": "感受",
    "quotes": "原话 客户原话 语录 引语",
    "pains": "痛点",
    "gains": "收获 爽点 惊喜",
    "physical_evidence": "有形展示 实物",
    "frontstage": "前台",
    "backstage": "后台",
    "support": "支持 支持系统",
    "script": "话术",
    "owner": "负责人 负责部门 责任人",
    "kpis": "指标",
    "metric": "指标 standard",
    "mean": "均值 平均 平均值 平均分 average avg",
    "sd": "标准差 stdev stddev std sigma",
    "n": "样本数 样本量 人数",
    "counts": "频数 计数",
    "from": "来源 数据来源",
    "adequate": "可接受 可接受水平",
    "desired": "理想 理想水平",
    "category": "类别 类型",
    "min": "最小 最小值 最低 最低分 minimum",
    "max": "最大 最大值 最高 最高分 maximum",
    "step": "步长 间隔",
    "share": "份额 占比 比例",
    "after": "时长 用时 耗时",
    "source": "来源 数据来源",
    "date": "日期 时间",
    "action": "措施 行动",
    "cost": "成本 费用",
    "due": "截止日期 截止 期限",
    "status": "状态 进度",
    "value": "值 数值",
    "unit": "单位",
    "says": "内容",
    "where": "位置 地点",
    "kept": "兑现率 兑现",
    "at_most": "上限 不超过 max maximum",
    "at_least": "下限 不少于 min minimum",
    "actual": "实际 实际值",
    "met": "达标率 达标",
    "priority": "优先级",
    "note": "说明 备注 notes comment comments remark",
    "text": "文本 内容",
    "approved": "批准 授权",
}

WORDS = {
    "current": "现状 当前",
    "planned": "规划 计划 未来",
    "high": "高 越高越好",
    "low": "低 越低越好",
    "must-be": "必备 必备型 必备属性 基本型",
    "one-dimensional": "期望 期望型 一维 一元",
    "attractive": "魅力 魅力型 兴奋型",
    "indifferent": "无差异 无差异型",
    "reverse": "反向 反向型",
    "tangibles": "有形性 有形展示",
    "reliability": "可靠性",
    "responsiveness": "响应性",
    "assurance": "保证性",
    "empathy": "移情性 关怀性",
    "past experience": "以往经验 过去经验 过往经验",
    "word of mouth": "口碑",
    "marketing": "营销 广告",
    "personal need": "个人需要 个人需求",
    "industry standard": "行业标准",
    "promise": "承诺",
    "information": "信息",
    "communication": "沟通",
    "resources": "资源",
    "technology": "技术",
    "management": "管理",
    "skills": "技能",
    "market": "市场",
    "delivery": "交付",
    "other": "其他",
}


def _by_word(said: dict[str, str]) -> dict[str, list[str]]:
    """What each of the words on the right may stand for."""
    meant: dict[str, list[str]] = {}
    for name, words in said.items():
        for word in words.split():
            meant.setdefault(word, []).append(name)
    return meant


@cache
def _fields() -> dict[str, list[str]]:
    return _by_word(FIELDS)


@cache
def _words() -> dict[str, list[str]]:
    return _by_word(WORDS)


def field(name: str, known: Container[str]) -> str:
    """The known field that people also call so, or "".

    >>> field("权重", {"importance"}), field("权重", {"weight"}), field("气味", {"weight"})
    ('importance', 'weight', '')
    """
    return next((each for each in _fields().get(name, ()) if each in known), "")


def word(name: str, known: Container[str]) -> str:
    """The known word of the format that is said so, or "".

    >>> word("魅力型", ("must-be", "attractive"))
    'attractive'
    """
    return next((each for each in _words().get(name, ()) if each in known), "")


def in_chinese() -> list[str]:
    """All Chinese names of fields, the longest first."""
    return sorted((each for each in _fields() if not each.isascii()), key=len, reverse=True)
