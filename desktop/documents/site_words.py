"""Tell the words of a site, around an article, from the article's own."""

from __future__ import annotations

import re
from functools import cache

# Alternatives of a kind are on one line, so that a line that has several counts them once. Both
# scripts, by character classes.
_KINDS = (
    r"首[页頁]|主[页頁]|[网網]站(?:地[图圖]|[导導][航覽])|(?:关|關)[于於]我[们們]"
    r"|站[内內]搜索|回到?[页頁][面首]|[返回]+(?:[顶頂]部|列表)|回[顶頂]部|TOP"
    r"|[^，。]{0,4}[导導]航$",
    r"登[录錄入]|[注註][册冊]|登出|忘[记記]了?密[码碼]|[会會][员員]中心|個人中心|个人中心"
    r"|加入[会會][员員]",
    r"[验驗校][证證验驗][码碼]|[Cc]aptcha|看不清|[换換]一[张張]",
    r"版[权權]所有|[Cc]opyright|©|All [Rr]ights [Rr]eserved|ICP[备備證证]|公[网網]安[备備]"
    r"|[许許]可[证證]|本[站網网][^。]{0,12}(?:[无無]关|立[场場]|[转轉][载載])"
    r"|立[场場][^。]{0,4}[无無][关關]|不代表本?[站網网]|未[经經][^。]{0,8}[转轉][载載]"
    r"|著作[权權]",
    r"[隐隱](?:私|[权權])|免[责責][声聲]明|[使服][用务務][条條協协][款议議]|服[务務][条條]款"
    r"|Privacy|Terms|[Cc]ookie|[Cc]ontact [Uu]s|[联聯][系繫絡络]我[们們]"
    r"|[广廣]告(?:[联聯][系繫]|刊登|服[务務]|合作|投放)|[刊投][登放][广廣]告|加入我[们們]"
    r"|诚聘英才|[Ss]itemap",
    r"猜[您你]喜[欢歡]|可能[也還还]?(?:[会會]|感)?(?:喜[欢歡]|[兴興]趣)|[为為][您你]推[荐薦]"
    r"|[相有](?:关|關)(?:[阅閱][读讀]|[新资資][闻聞讯訊]|文章|推[荐薦]|[报報][导導道]"
    r"|[话話][题題]|[视視][频頻]|[标標][签籤]|[词詞][条條])|延伸[阅閱][读讀]"
    r"|推[荐薦](?:[阅閱][读讀]|文章|[新视視][闻聞频頻])"
    r"|[热熱](?:[门門点點](?:文章|新[闻聞]|推[荐薦]|排行|搜索|[话話][题題]|$)|[评評]$|搜$"
    r"|榜)|(?:[点點][击擊]|[阅閱][读讀]|[本今][周週日])排行|精彩推[荐薦]|大家都在[看搜]"
    r"|更多(?:新[闻聞]|文章|精彩|[内內]容|$)|[查]看更多"
    r"|最新(?:文章|消息|[评評回][论論复覆]|新[闻聞]|[发發]布|[动動][态態])"
    r"|往期(?:回[顾顧]|精彩|推[荐薦])|[编編][辑輯]推[荐薦]|[随隨]机文章",
    r"我[来來][说說][两兩几幾]句"
    r"|(?:[发發]表|[网網]友|[热熱][门門]|全部|精[选選]|最新|用[户戶]|查看|[参參][与與]"
    r"|我要|[写寫])[评評留][论論言]|^[评評留][论論言]\s*[（(:：\d]?"
    r"|^\d+\s*[条條則则]?\s*[评評留回][论論言复覆]|[评評留][论論言]\s*[（(]?\d"
    r"|[发發]表回[复覆應应]|回[复覆]\s*(?:\d|[举舉檢检])|[举舉][报報]|取消回[复覆]"
    r"|\d+\s*[个個則则]回[答應应]|[暂暫尚][无無]{1,2}[评評留][论論言]"
    r"|要[发發]表[评評]?[论論]?|楼主$|沙[发發]$",
    r"分享(?:到|至|給给|给|给|朋|[:：]|$)|[扫掃]一[扫掃]"
    r"|[扫掃](?:描)?[上下]?[方面]?的?二[维維][码碼]|二[维維][码碼]|朋友圈"
    r"|微信(?:公[众眾]|好友|扫|掃|$)|新浪微博|^微博$|QQ空[间間]|[腾騰][讯訊]微博|Facebook"
    r"|Twitter|LINE|Telegram|Email|[复複][制製](?:[链鏈]接|[连連][结結])|[转轉][发發]|用微信",
    r"^[点點]?[个個]?[赞贊讚]|[点點][个個]?[赞贊讚]|^收藏|[个個][赞贊讚]|已[赞贊讚踩][过過]|^[收展][起開开]$|加入收藏|打赏|[打]賞"
    r"|喜[欢歡]\s*\d+|在看$|[阅閱][读讀](?:原文|全文|量|數|数)?\s*[（(:：]?\s*\d"
    r"|[浏瀏][览覽](?:量|[数數]|次[数數])?\s*[（(:：]?\s*\d|[关關][注註](?:我[们們]|公|$)"
    r"|^[关關][注註]|[订訂][阅閱](?:我|本|$|[电電])|粉[丝絲]|加[为為]好友|[发發]消息|私信",
    r"手机版|手機版|客[户戶]端|下[载載](?:APP|App|app|[应應]用)|APP下"
    r"|[简簡繁][体體](?:版|中文)?$|[电電][脑腦]版|[触觸]屏版|[设設][为為]首[页頁]"
    r"|[行移][动動]版|RSS|[尽盡]在.{1,12}$",
    r"^上一?[篇章页頁][:：]?|^下一?[篇章页頁][:：]?|上一[篇章]|下一[篇章]|^目[录錄]$"
    r"|加入?书[签架]|加入?書[籤架]|投推[荐薦]票|章[节節]([报報][错錯])|回(?:目|书页)[录錄]?",
    r"^[【（(\[]?(?:[责責]任?[编編][辑輯]?|[审審]核|校[对對]|[编編][审審])\s*[:：/]"
    r"|字[号號体體大]{1,2}[:：]?\s*[大小\[【A]|大\s*中\s*小|^打印|打印本[页頁]|^[【\[]?[关關][闭閉](?:窗口|本?[页頁])?[】\]]?$|友善列印|列印"
    r"|[纠糾][错錯]|我要[纠糾報报]",
    r"^(?:文章)?(?:[标標][签籤]|分[类類]|[关關][键鍵][词詞字]|[Tt]ags?|[归歸][档檔])\s*[:：]"
    r"|友情[链鏈][接結结]|[网網]站[统統][计計]|[页頁]面生成|生成[时時][间間]|DB Queries"
    r"|技[术術]支持|Powered by|Processed in [\d.]+ \w+(?:\(s\))?(?:, \d+ quer\w+)?"
    r"|GMT ?[+-]\d+,? *[\d-]* *[\d:]*|^[主承][办辦](?:[单單]位|方)?[:：]|[标標][识識][码碼]"
    r"|[违違]法和不良|[举舉][报報][电電][话話]|旗下[网網]站|客服[电電]?[话話]?[:：]",
)

_SENTENCE = re.compile("[。！？；，、：!?;,]")
_SENTENCE_END = re.compile(r"[。！？!?…：:；;.][”’」』）)\"'》〉】]*$")
_SEPARATORS = re.compile(r"\s[|｜/·>»›]\s?|[|｜»›]|\s>\s|>>")
_DATE = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*[01]?\d\s*[-/.月]\s*[0-3]?\d|民[国國]\s*\d{2,3}\s*年"
    r"|(?<!\d)[01]?\d月[0-3]?\d日|\d+\s*(?:小[时時]|分[钟鐘鍾]|天)前"
)
_CREDIT = re.compile(
    r"(?:作者|[记記]者|撰文|[来來]源|文章[来來]源|[编編][辑輯译譯]|翻[译譯]|通[讯訊][员員]|出[处處]"
    r"|[发發][布佈表][时時]?[间間]?|[时時][间間]|日期|文)\s*[:：/／|｜丨]|^[^，。]{0,12}[记記]者\s*[^，。]{2,12}$"
    r"|^(?:By|Posted)\b"
)
# Nothing but a site says these, however much stands beside them.
_STRONG = re.compile(
    r"版[权權]所有|©|All [Rr]ights [Rr]eserved|ICP[备備證证]|公[网網]安[备備]"
    r"|[获獲]得超[过過].{1,8}[赞贊讚]"
)
_RELATED = 5  # among the kinds
_COMMENTS = re.compile(
    r"我[来來][说說][两兩几幾]句|(?:[发發]表|[网網]友|[热熱][门門]|全部|精[选選]|最新|[写寫])[评評留][论論言]"
    r"|^[评評留][论論言](?:[区區]|\s*[（(:：\d]|$)|^\d+\s*[条條則则]?\s*[评評留][论論言]|^有\s*\d+\s*[条條]"
    r"|[》」]有?\s*\d+\s*[条條則则]|^上一[篇章]|^[前下]一[篇章]|[阅閱][读讀]\s*[（(:：]?\s*\d",
)
_CLOSING = 30  # code points
# One of these is in whatever a site says in a whole sentence; to look for them saves time.
_HINT = re.compile("[扫掃码碼版权權载載登录錄评評论論赞贊讚转轉声聲隐隱免广廣关關注註立A-Za-z©]")
_SHORT, _ITEM = 20, 12  # code points
# How much of a text the words are: of sentences with words of one kind, of several, of a menu.
_SHARE, _SHARE_OF_KINDS, _SHARE_OF_BOXED, _SHARE_OF_MENU = 1 / 3, 1 / 5, 1 / 2, 1 / 6
_LONGEST = 90  # code points; what is longer, and reads like sentences, is not the site's


@cache
def _site() -> tuple[re.Pattern[str], ...]:
    # It takes 20 ms, which most texts that are opened can do without.
    return tuple(re.compile(kind, re.IGNORECASE) for kind in _KINDS)


def site_kinds(text: str) -> frozenset[int]:
    """Give the kinds of words of a site that a short paragraph has, as numbers; empty for a long
    one.
    """
    if len(text) > _LONGEST:
        return frozenset()
    return frozenset(number for number, kind in enumerate(_site()) if kind.search(text))


def is_site(text: str, *, boxed: bool = False) -> bool:
    """Say whether a paragraph is one that sites put around their articles.

    A sentence that only mentions such a word is not: the words must be a good part of it, and most
    of it where the text is `boxed`, as in a page whose boxes tell more than its words.
    """
    if len(text) > _SHORT and not _HINT.search(text) and is_prose(text):
        return False
    kinds = site_kinds(text)
    if not kinds:
        return False
    if _STRONG.search(text):
        return True
    prose = is_prose(text)
    if not prose and (len(kinds) > 1 or len(text) <= _ITEM):
        return True
    found = sum(len(match[0]) for kind in kinds for match in _site()[kind].finditer(text))
    if prose and boxed:
        return found >= len(text) * _SHARE_OF_BOXED
    if prose:
        return found >= len(text) * (_SHARE_OF_KINDS if len(kinds) > 1 else _SHARE)
    return found >= len(text) * _SHARE_OF_MENU


def closes_article(text: str) -> bool:
    """Say whether a line opens what sites put after an article: comments, other articles."""
    return (
        len(text) <= _CLOSING
        and not is_prose(text)
        and bool(_site()[_RELATED].search(text) or _COMMENTS.search(text))
    )


def is_prose(text: str) -> bool:
    """Say whether a paragraph reads like sentences."""
    marks = len(_SENTENCE.findall(text))
    return (
        len(text) >= 10
        and (bool(_SENTENCE_END.search(text)) or marks >= 2)
        and (marks > 0 or len(text) > 30)
        and separators(text) < 3
    )


def separators(text: str) -> int:
    """Count what parts the items of a menu in one line."""
    return len(_SEPARATORS.findall(text))


def is_byline(text: str) -> bool:
    """Say whether a paragraph tells author, source or date, and little else."""
    if len(text) > 100:
        return False
    date, credit = _DATE.search(text), _CREDIT.search(text)
    if date and len(text) - len(date[0]) <= 45 and not re.search("[。！？]", text):
        return True
    return bool(credit) and len(text) <= 60 and not text.endswith(("。", "！", "？"))
