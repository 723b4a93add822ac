"""Made-up pages in the layouts that Chinese sites use; a pilcrow begins each paragraph of the
article (headline, author, date, text, lists, captions), everything else is the site's.
"""

from __future__ import annotations

PORTAL_OF_2005 = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>老城区改造方案公布 居民可选择回迁_江城新闻网</title></head><body bgcolor=#ffffff>
<table width=760 align=center><tr><td><a href=/>首页</a></td><td><a href=/n/>新闻</a></td>
<td><a href=/s/>体育</a></td><td><a href=/e/>娱乐</a></td><td><a href=/f/>财经</a></td></tr></table>
<table width=760 align=center><tr><td width=560 valign=top>
<table width=100%><tr><td>您的位置：<a href=/>首页</a> &gt; <a href=/n/>新闻中心</a> &gt; 正文
</td></tr>
<tr><td align=center><font size=5><b>¶老城区改造方案公布 居民可选择回迁</b></font></td></tr>
<tr><td align=center><font color=#999999>¶2005年08月12日 09:14 江城晚报</font></td></tr>
<tr><td><font size=3>¶　　本报讯（记者 王海）昨日，市规划局公布了老城区改造方案。根据方案，
改造将分三期进行，预计用五年时间完成。<br><br>
¶　　规划局有关负责人表示，居民可以选择回迁，也可以选择货币补偿。回迁的居民在过渡期间，
每月可以领到一笔租房补助。<br><br>
¶　　家住东大街的李大爷在这里住了四十年。他说：“房子旧了，下雨天屋里也下小雨，早就盼着改造了。”
<br><br>
¶　　据了解，第一期工程将于明年三月动工，涉及居民一千二百户。<br><br></font></td></tr>
<tr><td align=right>【<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>】【<a href=#>打印</a>】【
<a href=#>关闭</a>】</td></tr>
<tr><td><b>相关新闻</b><ul><li><a href=1>市长视察地铁工地</a><li><a href=2>今年将新建三座公园</a>
<li><a href=3>江边步道国庆前开放</a></ul></td></tr></table></td>
<td width=200 valign=top><b>热点排行</b><br><a href=4>房价连续三月回落</a><br><a href=5>本周末有雨
</a><br>
<a href=6>大桥通车十周年纪念</a><br><a href=7>高考分数线公布</a></td></tr></table>
<table width=760 align=center><tr><td align=center>关于我们 | 广告服务 | 联系我们 | 网站地图<br>
Copyright © 2005 江城新闻网 版权所有<br>鄂ICP备05001234号</td></tr></table></body></html>"""

WORDPRESS = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8">
<title>一个人去大理住了三个月 | 阿禾的日记</title><meta name="author" content="阿禾"></head>
<body class="post-template single single-post"><header id="masthead" class="site-header">
<h1 class="site-title"><a href="/">阿禾的日记</a></h1><p class="site-description">慢一点，再慢一点
</p>
<nav class="main-navigation"><ul><li><a href="/">首页</a></li><li><a href="/about">关于</a></li>
<li><a href="/travel">旅行</a></li><li><a href="/guest">留言板</a></li></ul></nav></header>
<div id="content"><main><article class="post hentry"><header class="entry-header">
<h2 class="entry-title">¶一个人去大理住了三个月</h2>
<div class="entry-meta"><span class="posted-on">¶2019年4月2日</span> <span class="byline">作者：
阿禾</span></div>
</header><div class="entry-content"><p>¶去年冬天，我辞了职，买了一张去大理的车票。
朋友们都说我疯了，可是我只想找个地方好好睡一觉。</p>
<figure class="wp-caption"><img src="a.jpg"><figcaption>¶从窗口看到的洱海</figcaption></figure>
<p>¶房东是个不爱说话的白族老人，每天早上在院子里扫落叶。我问他为什么不等叶子落完了再扫，他笑了笑，
没有回答。</p>
<h3>¶关于吃饭</h3><p>¶镇上只有一家面馆，老板娘记得每个人的口味。我常吃的有三样：</p>
<ul><li>¶饵丝</li><li>¶乳扇</li><li>¶凉鸡米线</li></ul>
<p>¶三个月以后我回到了城里。日子还是那样过，但是我学会了等叶子落完。</p></div>
<footer class="entry-footer"><span class="cat-links">分类：<a href="/c">旅行</a></span>
<span class="tags-links">标签：<a href="/t">大理</a>，<a href="/t2">辞职
</a></span></footer></article>
<div class="sharedaddy"><h3 class="sd-title">分享到：</h3><ul><li><a href="#">微信
</a></li><li><a href="#">微博</a></li>
<li><a href="#">豆瓣</a></li></ul></div>
<nav class="post-navigation"><a href="/1">上一篇：秋天的最后一场雨</a><a href="/2">下一篇：
我的书架</a></nav>
<div id="comments"><h2>《一个人去大理住了三个月》有2条评论</h2><ol class="comment-list"><li>
<div class="comment-author">小林</div><div class="comment-content"><p>写得真好，我也想去住一阵子，
可惜走不开。</p></div></li>
<li><div class="comment-author">老胡</div><div class="comment-content"><p>那家面馆我也去过，
老板娘人特别好。</p></div></li></ol>
<div id="respond"><h3>发表评论</h3><p>电子邮件地址不会被公开。必填项已用*标注</p></div></div></main>
<aside id="secondary"><h2>近期文章</h2><ul><li><a href="/3">种了一棵柠檬树
</a></li><li><a href="/4">搬家记</a></li></ul>
<h2>近期评论</h2><ul><li>老胡发表在《搬家记》</li></ul></aside></div>
<footer class="site-footer">自豪地采用 WordPress</footer></body></html>"""

WECHAT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta property="og:title" content="为什么我们总是记不住单词？">
<meta name="author" content="语言学堂">
<style>body{margin:0}</style></head><body id="activity-detail">
<div id="js_article" class="rich_media">
<div class="rich_media_inner"><div id="page-content"><div id="img-content">
<h1 class="rich_media_title" id="activity-name">¶为什么我们总是记不住单词？</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta">¶原创</span>
<span class="rich_media_meta_text">作者：周老师</span> <a href="#" id="js_name">语言学堂</a>
<em id="publish_time">2023-03-18 20:10</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden;"><section><section>
<p style="text-indent:2em"><span>¶很多同学问我，为什么背了那么多遍的单词，过几天就忘了？</span></p>
<p><br></p><section><p><span>¶其实，这</span><span>不是你的错。</span><strong>遗忘是大脑的正常工作
</strong><span>，它要为更重要的事情留出地方。</span></p></section>
<section><span>¶01</span></section><p><span>¶先说间隔。今天学过的词，明天看一次，
三天以后再看一次，比一天看十遍有用得多。</span></p>
<section><span>¶02</span></section><p><span>¶再说语境。单词要放在句子里记，句子要放在故事里记。
</span></p>
<p><span>¶你有什么好方法？</span></p></section></section></div>
<div id="js_tags"><a href="#">#学习方法</a></div></div>
<div class="rich_media_tool"><span>阅读 10万+</span><span>在看</span></div>
<div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div></div>
<div class="rich_media_area_extra"><p>预览时标签不可点</p><div class="weui-dialog"><a href="#">
知道了</a></div>
<div>微信扫一扫<br>使用小程序</div><div><a href="#">取消</a> <a href="#">允许
</a></div></div></div></div></body></html>"""

ENCYCLOPEDIA = """<!DOCTYPE html><html lang="zh"><head><meta charset="UTF-8">
<title>茶馬古道 - 維基百科，自由的百科全書</title></head><body class="mediawiki">
<div id="mw-page-base"></div><div id="content" class="mw-body"><div id="siteNotice"><a href="#">
參加徵文比賽！</a></div>
<h1 id="firstHeading" class="firstHeading">¶茶馬古道</h1><div id="bodyContent"><div id="siteSub">
維基百科，自由的百科全書</div>
<div class="mw-jump"><a href="#mw-head">跳至導覽</a> <a href="#p-search">跳至搜尋</a></div>
<div id="mw-content-text"><div class="mw-parser-output">
<p>¶<b>茶馬古道</b>是<a href="/wiki/a">中國</a>西南部的一條<a href="/wiki/b">商路</a>，以
<a href="/wiki/c">馬幫</a>為主要的交通工具，歷史上用來運送<a href="/wiki/d">茶葉</a>和馬匹。</p>
<p>¶這條路大約起於<a href="/wiki/e">唐代</a>，到<a href="/wiki/f">清代</a>達到全盛，
直到二十世紀公路修通以後才漸漸沒落<sup class="reference"><a href="#n1">[1]</a></sup>。</p>
<h2><span class="mw-headline">¶路線</span><span class="mw-editsection">[<a href="#">編輯</a>]
</span></h2>
<p>¶主要的路線有兩條：</p><ul><li>¶滇藏道：從<a href="/wiki/g">普洱</a>出發，經大理、麗江到拉薩。
</li>
<li>¶川藏道：從<a href="/wiki/h">雅安</a>出發，經康定到拉薩。</li></ul>
<h2><span class="mw-headline">¶貨物</span><span class="mw-editsection">[<a href="#">編輯</a>]
</span></h2>
<table class="wikitable"><tr><th>¶方向</th><th>貨物</th></tr><tr><td>¶入藏</td><td>茶葉、鹽、布
</td></tr><tr><td>¶出藏</td><td>馬、皮毛、藥材</td></tr></table>
<p>¶馬幫走一趟往往需要半年，一年只能來回兩次。</p></div></div>
<div id="catlinks"><a href="#">分類</a>：<ul><li><a href="#">中國歷史</a></li><li><a href="#">
貿易路線</a></li></ul></div></div></div>
<div id="mw-navigation"><h2>導覽選單</h2><div id="p-personal"><h3>個人工具</h3><ul><li>沒有登入
</li><li><a href="#">討論</a></li>
<li><a href="#">貢獻</a></li><li><a href="#">建立帳號</a></li><li><a href="#">登入
</a></li></ul></div>
<div id="p-navigation"><h3>導覽</h3><ul><li><a href="#">首頁</a></li><li><a href="#">分類索引
</a></li><li><a href="#">特色內容</a></li></ul></div></div>
<div id="footer"><ul><li>本頁面最後修訂於2021年5月3日 (星期一) 10:22。</li>
<li>本站的全部文字在創用CC 姓名標示-相同方式分享 3.0協議之條款下提供，附加條款亦可能應用。</li></ul>
<ul><li><a href="#">隱私政策</a></li><li><a href="#">關於維基百科</a></li><li><a href="#">免責聲明
</a></li></ul></div></body></html>"""

FORUM = """<!DOCTYPE html><html><head><meta charset="gbk"><title>请教各位，第一次养猫要准备什么？
- 宠物论坛 - Powered by Discuz!</title></head>
<body id="nv_forum"><div id="toptb"><a href="#">设为首页</a><a href="#">收藏本站</a></div>
<div id="um"><a href="#">登录</a> | <a href="#">立即注册
</a></div><div id="nv"><ul><li><a href="#">论坛</a></li><li><a href="#">猫咪
</a></li><li><a href="#">狗狗</a></li></ul></div>
<div id="wp"><div id="pt"><a href="#">论坛</a> › <a href="#">猫咪</a> › 请教各位，
第一次养猫要准备什么？</div>
<div id="postlist"><table><tr><td>查看: 1024 | 回复: 2</td><td><h1><a href="#">[求助]</a>
<span id="thread_subject">¶请教各位，第一次养猫要准备什么？</span></h1></td></tr></table>
<div id="post_1"><table class="plhin"><tr><td class="pls"><div class="authi"><a href="#">小鱼干
</a></div><p><em>新手上路</em></p><dl><dt>积分</dt><dd>35</dd></dl></td>
<td class="plc"><div class="authi">¶<em>发表于 2018-6-1 12:30</em></div><div class="t_fsz"><table>
<tr><td class="t_f" id="postmessage_1">
¶下个星期朋友要送我一只三个月大的小猫，家里什么都没有，心里有点慌。<br><br>¶我住的是一居室，
白天要上班，晚上七点以后才回来。小猫一个人在家会不会害怕？需要买笼子吗？<br><br>¶先谢谢大家了！
</td></tr></table></div></td></tr>
<tr><td></td><td><a href="#">回复</a> <a href="#">举报</a></td></tr></table></div>
<div id="post_2"><table class="plhin"><tr><td class="pls"><div class="authi"><a href="#">老猫奴
</a></div><p><em>版主</em></p><dl><dt>积分</dt><dd>9120</dd></dl></td>
<td class="plc"><div class="authi">¶<em>发表于 2018-6-1 13:05</em></div><div class="t_fsz"><table>
<tr><td class="t_f" id="postmessage_2">
¶不用买笼子。准备好猫砂盆、猫砂、猫粮、水碗，再放一个纸箱子给它躲，就够了。<br><br>
¶头三天它可能不吃不喝躲在床底下，别去抓它，等它自己出来。</td></tr></table></div></td></tr>
<tr><td></td><td><a href="#">回复</a> <a href="#">举报</a></td></tr></table></div></div>
<div id="f_pst">您需要登录后才可以回帖 <a href="#">登录</a> | <a href="#">立即注册</a></div></div>
<div id="ft"><a href="#">手机版</a> | <a href="#">小黑屋</a> | 宠物论坛 <p>
GMT+8, 2018-6-2 08:00 , Processed in 0.05 second(s), 12 queries .</p></div></body></html>"""

TAIWAN_NEWS = """<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>
夜市攤販轉型 手機點餐免排隊 | 生活 | 日日新聞</title>
<meta property="og:title" content="夜市攤販轉型 手機點餐免排隊 | 生活 | 日日新聞"></head><body>
<header><a href="/">日日新聞</a><nav><a href="/1">即時</a><a href="/2">政治</a><a href="/3">生活
</a><a href="/4">娛樂</a><a href="/5">運動</a></nav><button>訂閱電子報</button></header>
<main><div class="breadcrumb"><a href="/">首頁</a> / <a href="/3">生活</a></div>
<section class="article"><h1>¶夜市攤販轉型 手機點餐免排隊</h1><div class="article-info"><span>
¶2022/11/05 18:20</span> <span>記者陳怡君／台中報導</span></div>
<div class="social"><a href="#">分享到Facebook</a><a href="#">分享到LINE</a><a href="#">複製連結
</a></div>
<div class="photo"><img src="1.jpg"><p class="caption">¶台中一處夜市的攤販推出手機點餐服務。
（記者陳怡君攝）</p></div>
<div class="content"><p>¶〔記者陳怡君／台中報導〕逛夜市最怕排隊，
台中一處夜市的攤販最近推出手機點餐，民眾掃描桌上的條碼就能下單，餐點好了再去拿。</p>
<p>¶賣蚵仔煎的林老闆說，以前假日常常排到三十人，很多客人等不及就走了，現在營業額比以前多了兩成。</p>
<div class="ad">廣告</div><div class="read-more"><a href="/9">▶ 夜市停車費調漲 民眾：太貴了
</a></div>
<p>¶不過也有年紀大的客人不習慣。七十歲的張太太說，她還是喜歡跟老闆講話，「看著他煎，比較好吃」。</p>
<p>¶市府表示，明年將補助其他夜市加裝無線網路。</p></div>
<div class="app"><p>不用抽 不用搶 現在用APP看新聞 保證天天中獎</p><a href="#">點我下載APP</a></div>
<div class="tags"><a href="#">夜市</a><a href="#">台中</a></div></section>
<section class="more"><h2>你可能還想看</h2><ul><li><a href="/a">颱風過後菜價上漲 高麗菜一顆破百
</a></li><li><a href="/b">冬至將近 湯圓店排隊人潮</a></li>
<li><a href="/c">捷運新線通車 首日萬人搭乘</a></li></ul></section></main>
<footer><p>日日新聞 版權所有 不得轉載 © 2022 Daily Daily News All Rights Reserved.</p><a href="#">
隱私權政策</a><a href="#">聯絡我們</a></footer></body></html>"""

DIV_SOUP = """<html><head><meta charset=utf-8><title>父亲的自行车
</title></head><body><div><div><div><a href=/>美文网</a> <a href=/1>散文</a> <a href=/2>诗歌</a>
<a href=/3>小说</a></div></div>
<div><div><div>¶父亲的自行车</div><div>¶作者：佚名 时间：2011-10-03</div><div><div>¶　　小时候，
家里最值钱的东西，就是父亲那辆旧自行车。<br><br>¶　　每天天不亮，父亲就骑着它出门，
去二十里外的工厂上班。晚上回来，车把上总挂着点什么：几根黄瓜，一条鱼，或者一本小人书。<br>
<br>¶　　有一年冬天下大雪，我发烧了。父亲把我裹在棉大衣里，放在车后座上，推着车走了两个小时，
到了县医院。<br><br>¶　　后来我考上了大学，父亲用那辆车送我去车站。他一路上没有说话，
到了站台才说了一句：“到了写信。”<br><br>¶　　现在父亲老了，车也早就不能骑了，可他一直不让卖。
</div></div></div></div>
<div><div>上一篇：<a href=/5>母亲的手</a></div><div>下一篇：<a href=/6>故乡的云
</a></div></div><div><div><a href=/7>爱情散文</a> <a href=/8>抒情散文</a> <a href=/9>优美散文</a>
<a href=/10>写景散文</a></div><div>本站文章来自网络，版权归原作者所有，如有侵权请联系我们。
</div></div></div></body></html>"""

SHORT_NEWS = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>
京沪高铁部分列车晚点-快讯-第一时间</title></head><body>
<div class="top"><a href="/">第一时间</a><a href="/news">新闻</a><a href="/video">视频
</a><a href="/live">直播</a></div>
<div class="main"><div class="left"><h1 class="tit">¶京沪高铁部分列车晚点</h1><div class="info">
¶2021-02-14 17:32:10 来源：铁路部门</div>
<div class="txt"><p>¶今天下午，受大风影响，京沪高铁部分列车晚点。铁路部门正在组织抢修，
预计今晚八点前恢复。</p></div><div class="edit">责任编辑：刘洋</div></div>
<div class="right"><h3>24小时热榜</h3><ul><li><a href="/1">春节档票房破纪录
</a></li><li><a href="/2">多地气温明显回升</a></li><li><a href="/3">女足名单公布
</a></li><li><a href="/4">新能源车销量大增</a></li></ul></div></div>
<div class="foot"><p><a href="#">关于我们</a> <a href="#">招聘</a> <a href="#">法律声明</a></p><p>
京ICP证000001号 互联网新闻信息服务许可证10120170001</p></div></body></html>"""

LIST_ARTICLE = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>周末去哪儿？
北京五个安静的小公园 - 城市漫步</title></head><body>
<div class="navbar"><ul><li><a href="/">首页</a></li><li><a href="/eat">美食
</a></li><li><a href="/walk">漫步</a></li></ul></div>
<article><h1>¶周末去哪儿？北京五个安静的小公园</h1><p class="meta">¶文／林晚　2020年9月12日</p><p>
¶长城故宫人太多，不如到胡同边上的小公园坐一坐。</p>
<ol><li><b>¶月坛公园</b><br>¶秋天有一条银杏路，早上只有打太极的老人。</li><li><b>¶东单公园</b><br>
¶就在闹市里，进去却听不见车声。</li>
<li><b>¶双秀公园</b><br>¶有一个日本式的园子，水池里养着锦鲤。</li><li><b>¶人定湖公园</b><br>
¶名字好听，湖也小得可爱。</li><li><b>¶南馆公园</b><br>¶夏天的荷花开得很好。</li></ol>
<p>¶带一本书，一瓶水，就可以过一个下午。</p></article>
<div class="related"><h4>相关阅读</h4><ul><li><a href="/1">北京的七家老书店
</a></li><li><a href="/2">沿着护城河走一圈</a></li></ul></div>
<div class="comments"><h4>最新评论</h4><p>月坛的银杏真的很美，去年十一月去的。</p><p>
双秀公园要门票吗？</p></div><footer>© 城市漫步 2020</footer></body></html>"""

RECIPE = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>
【番茄炒蛋的做法】怎么做好吃_家常菜谱</title></head><body>
<div class="header"><a href="/">家常菜谱</a><a href="/c">分类</a><a href="/l">登录
</a></div><div class="page"><div class="recipe">
<h1 class="page-title">¶番茄炒蛋</h1><div class="author"><span>¶作者：厨房里的小张
</span></div><div class="desc">¶这是我学会的第一道菜，简单又下饭。</div>
<h2>¶用料</h2><table><tr><td class="name">¶番茄</td><td class="unit">2个
</td></tr><tr><td class="name">¶鸡蛋</td><td class="unit">3个</td></tr><tr><td class="name">¶盐
</td><td class="unit">少许</td></tr></table>
<h2>¶番茄炒蛋的做法</h2><div class="steps"><ol><li><p class="text">¶番茄洗净切块，鸡蛋打散，
加一点盐。</p></li><li><p class="text">¶锅里放油，油热后倒入蛋液，炒成块盛出来。</p></li>
<li><p class="text">¶再放一点油，下番茄炒出汁，加糖和盐。</p></li><li><p class="text">
¶把鸡蛋倒回去，翻炒几下，撒上葱花就可以出锅了。</p></li></ol></div>
<div class="tip"><h2>¶小贴士</h2><p>¶喜欢汤汁多的，可以加两勺水。</p></div></div>
<div class="bar"><a href="#">收藏</a><a href="#">分享</a></div><div class="side"><h3>猜你喜欢
</h3><ul><li><a href="/1">青椒土豆丝</a></li><li><a href="/2">红烧茄子</a></li><li><a href="/3">
蒜蓉油麦菜</a></li></ul></div></div>
<div class="footer">© 2016 家常菜谱 <a href="#">联系我们</a></div></body></html>"""

QUESTION = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>
为什么天空是蓝色的？ - 问与答</title></head><body><div class="AppHeader"><a href="/">首页
</a><a href="/hot">热榜</a><button>提问</button><button>登录</button></div>
<div class="QuestionHeader"><h1>¶为什么天空是蓝色的？</h1><div class="QuestionDetail">
¶孩子问了我这个问题，我答不上来，请大家用简单的话解释一下。</div><button>关注问题</button><button>
写回答</button><span>128 人关注</span></div>
<div class="List"><h4>2 个回答</h4><div class="Answer"><div class="AuthorInfo"><a href="/p/1">
物理老师</a><div>中学教师</div></div><div class="RichContent"><p>¶太阳光看起来是白色的，
其实是由许多颜色的光合在一起的。</p><p>¶光穿过空气的时候，会碰到很小很小的分子。
蓝色的光比红色的光更容易被撞得四处乱飞，所以我们从每个方向都能看到蓝光。</p><p>
¶这个现象叫做瑞利散射。</p></div><div class="ContentItem-time">¶发布于 2020-05-01 10:00
</div><div class="Actions"><button>赞同 356</button><button>12 条评论</button><button>分享
</button></div></div>
<div class="Answer"><div class="AuthorInfo"><a href="/p/2">爱看云的人
</a></div><div class="RichContent"><p>¶补充一点：傍晚的时候，阳光要穿过更厚的空气，蓝光都散掉了，
剩下的红光多，所以晚霞是红的。</p></div><div class="ContentItem-time">¶发布于 2020-05-02 21:13
</div><div class="Actions"><button>赞同 89</button><button>3 条评论</button></div></div></div>
<div class="Sidebar"><h3>相关问题</h3><div><a href="/q/1">大海为什么是蓝色的？
</a></div><div><a href="/q/2">彩虹是怎么形成的？</a></div></div><footer>
隐私政策 · 服务协议 · 举报电话：400-000-0000</footer></body></html>"""

GOVERNMENT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>
关于做好冬季用电安全工作的通知_通知公告_云水县人民政府</title>
<meta name="ArticleTitle" content="关于做好冬季用电安全工作的通知">
<meta name="PubDate" content="2022-11-20 10:00"></head><body>
<div class="head"><span>今天是2024年1月1日 星期一</span><a href="#">无障碍阅读</a><a href="#">
繁体版</a></div><div class="menu"><a href="#">首页</a><a href="#">政务公开</a><a href="#">办事服务
</a><a href="#">互动交流</a></div>
<div class="position">当前位置：<a href="#">首页</a> &gt; <a href="#">通知公告
</a></div><div class="detail"><div class="title">¶关于做好冬季用电安全工作的通知
</div><div class="sub">¶发布时间：2022-11-20 来源：县应急管理局 浏览次数：231</div>
<div class="TRS_Editor"><p style="text-indent:2em">¶各乡镇人民政府，县直各单位：</p><p>
¶冬季是火灾多发季节。为保障人民群众生命财产安全，现就做好用电安全工作通知如下：</p><p>
¶一、提高认识。各单位要把用电安全放在重要位置，定期检查线路。</p><p>¶二、加强宣传。
通过广播、标语等形式，让安全知识进村入户。</p><p>¶三、落实责任。对检查中发现的问题，要及时整改，
不留死角。</p><p style="text-align:right">¶云水县应急管理局</p><p style="text-align:right">
¶2022年11月20日</p></div></div>
<div class="tools"><a href="#">打印本页</a><a href="#">关闭窗口</a></div><div class="foot"><p>
主办：云水县人民政府办公室</p><p>网站标识码：5300000001 滇公网安备 53000000000001号
</p></div></body></html>"""

NOVEL_CHAPTER = """<!DOCTYPE html><html><head><meta charset="gbk"><title>
第十二章 雪夜_剑气江南_笔趣小说</title></head><body><div id="wrapper"><div class="header">
<a href="/">笔趣小说</a></div><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xh">
玄幻小说</a></li><li><a href="/wx">武侠小说</a></li></ul></div>
<div class="content_read"><div class="box_con"><div class="con_top"><a href="/">笔趣小说</a> &gt;
<a href="/b">剑气江南</a> &gt; 第十二章 雪夜</div><div class="bookname"><h1>¶第十二章 雪夜
</h1><div class="bottem1"><a href="#">上一章</a> ← <a href="#">章节列表</a> → <a href="#">下一章
</a> <a href="#">加入书签</a></div></div>
<div id="content">&nbsp;&nbsp;&nbsp;&nbsp;¶雪下了一夜。<br /><br />
&nbsp;&nbsp;&nbsp;&nbsp;¶沈青推开门，院子里白茫茫一片，只有一行脚印，从墙边一直到了窗下。
<br /><br />&nbsp;&nbsp;&nbsp;&nbsp;¶“昨夜有人来过。”他说。<br /><br />
&nbsp;&nbsp;&nbsp;&nbsp;¶“是来看你的，还是来杀你的？”老者头也不抬，手里的棋子轻轻落下。
<br /><br />&nbsp;&nbsp;&nbsp;&nbsp;¶沈青没有回答。他看见脚印旁边，有一滴血。</div>
<div class="bottem2"><a href="#">上一章</a> ← <a href="#">章节列表</a> → <a href="#">下一章</a>
<a href="#">加入书签</a></div></div></div><div class="footer"><p>本站所有小说为转载作品，
所有章节均由网友上传，转载至本站只是为了宣传本书让更多读者欣赏。</p><p>
Copyright © 2017 笔趣小说 All Rights Reserved.</p></div></div></body></html>"""

BROADCASTER = """<!DOCTYPE html><html lang="zh-hans"><head><meta charset="utf-8"><title>
熬夜之后怎么补觉？科学家的建议 - 环球中文</title>
<meta property="article:published_time" content="2023-05-11T04:00:00Z"></head><body>
<div id="root"><header role="banner"><div><a href="/">环球中文
</a></div><nav role="navigation"><ul><li><a href="/w">国际</a></li><li><a href="/c">两岸
</a></li><li><a href="/b">英国</a></li><li><a href="/s">科技</a></li></ul></nav></header>
<main role="main"><div dir="ltr" class="bbc-1"><h1 id="content">¶熬夜之后怎么补觉？科学家的建议
</h1></div><figure><div><span>图像来源，GETTY IMAGES</span></div><figcaption>
¶许多年轻人周末睡到中午。</figcaption></figure><section class="e1" aria-labelledby="a"><ul><li>
¶江宁</li><li>¶特约撰稿人</li></ul></section><div><time>¶2023年5月11日</time></div><div><p>
¶平时睡得少，周末能补回来吗？许多人都有这样的疑问。</p></div><div><p>
¶一项新的研究追踪了三千名上班族，发现周末多睡两个小时的人，情绪比不补觉的人好，
但是血糖并没有改善。</p></div><section aria-labelledby="end-of-recommendations"><p>
跳过推荐阅读继续阅读</p><h2>推荐阅读</h2><ul><li><a href="/1">为什么我们会做梦
</a></li><li><a href="/2">咖啡因的秘密</a></li></ul><p>推荐阅读 结尾</p></section><div><h2>
¶午睡有用吗？</h2></div><div><p>¶研究人员说，二十分钟的午睡最合适，再长就会影响晚上的睡眠。
</p></div><div><p>¶“最好的办法，”他说，“还是每天在同一个时间上床。”</p></div></main><section><h2>
更多相关内容</h2><ul><li><a href="/3">手机如何影响睡眠</a><time>2023年3月1日
</time></li><li><a href="/4">夜班工人的一天</a><time>2022年12月8日
</time></li></ul></section><section><h2>热读</h2><ol><li><a href="/5">一座消失的村庄
</a></li><li><a href="/6">外卖员的冬天</a></li></ol></section><footer><ul><li><a href="#">使用条款
</a></li><li><a href="#">隐私政策</a></li><li><a href="#">Cookies</a></li></ul><p>
© 2023 环球中文。对外部网站内容不负责任。</p></footer></div></body></html>"""

TAIWAN_BLOG = """<html><head><meta charset="UTF-8"><title>阿德的廚房手記: 外婆的蘿蔔糕</title>
</head><body class="item-view"><div class="header"><h1 class="title"><a href="/">阿德的廚房手記
</a></h1><p class="description"><span>一個台南囝仔的料理筆記
</span></p></div><div class="tabs"><ul><li><a href="/">首頁</a></li><li><a href="/p/about">關於我
</a></li></ul></div><div class="main"><div class="date-outer"><h2 class="date-header"><span>
¶2016年1月20日 星期三</span></h2><div class="post"><h3 class="post-title">¶外婆的蘿蔔糕
</h3><div class="post-body"><div>¶快過年了，今天想寫外婆的蘿蔔糕。</div><div><br></div><div>
¶小時候每到臘月二十七，外婆就會把石磨搬出來，我負責往洞裡舀米，她負責推。米漿流下來，滴滴答答的，
像下雨。</div><br><div style="text-align:center"><img src="a.jpg"></div><div>¶材料：</div><div>
¶在來米 一斤</div><div>¶白蘿蔔 兩斤</div><div>¶蝦米 少許</div><div><br></div><div>
¶蒸的時候火要大，水要多，掀鍋蓋的那一刻誰都不准說話，外婆說會嚇到糕。
</div></div><div class="post-footer"><div>張貼者： 阿德 於 <a href="#">晚上9:15</a></div><div>
標籤： <a href="#">年菜</a>, <a href="#">外婆</a></div></div></div></div><div id="comments"><h4>
3 則留言:</h4><dl><dt><a href="#">小魚</a> 提到...</dt><dd><p>看到哭了，我外婆也這樣。
</p></dd><dt>匿名 提到...</dt><dd><p>請問米要泡多久？</p></dd></dl><p>張貼留言
</p></div><div class="blog-pager"><a href="#">較新的文章</a> <a href="#">較舊的文章</a>
<a href="/">首頁</a></div></div><div class="sidebar"><h2>網誌存檔</h2><ul><li><a href="#">2016</a>
(5)</li><li><a href="#">2015</a> (32)</li></ul><h2>關於我自己</h2><div>阿德，住在台南，
喜歡煮飯和散步。</div></div><div class="footer">技術提供：Blogger.</div></body></html>"""

UNIVERSITY = """<html><head><meta charset="gb2312"><title>
我校学生在全国机器人大赛中获奖-北方理工大学新闻网</title></head><body><table width="1000"><tr><td>
<img src="logo.gif"></td></tr><tr><td><table><tr><td><a href="/">首页</a></td><td><a href="/1">
学校要闻</a></td><td><a href="/2">媒体关注</a></td><td><a href="/3">校园生活</a></td></tr></table>
</td></tr></table><table width="1000"><tr><td><form name="_newscontent_fromname"><div>
¶我校学生在全国机器人大赛中获奖</div><div>¶2018年10月22日 15:30　 点击：[<span>1024</span>]
</div><div id="vsb_content"><div class="v_news_content"><p>¶　　（通讯员 刘洁）10月20日，
全国大学生机器人大赛在合肥落下帷幕，我校“飞鹰”队获得一等奖。</p><p style="text-align:center">
<img src="1.jpg"></p><p style="text-align:center">¶参赛队员合影</p><p>
¶　　本次大赛共有八十六所高校的一百二十支队伍参加。“飞鹰”队由五名大二学生组成，
他们用了半年时间设计制作机器人。</p><p>¶　　队长张伟说，比赛前一天晚上电机坏了，大家一夜没睡，
终于在天亮前修好了。</p><p style="text-align:right">¶（审稿：赵刚）</p></div></div><p>上一条：
<a href="#">校运动会隆重开幕</a></p><p>下一条：<a href="#">图书馆新馆启用</a></p><p>【<a href="#">
关闭</a>】</p></form></td><td><div>最新消息</div><table><tr><td><a href="#">新生军训结束
</a></td></tr><tr><td><a href="#">校庆公告</a></td></tr></table></td></tr></table>
<table width="1000"><tr><td>地址：北方市学院路1号 邮编：100000<br>版权所有：北方理工大学党委宣传部
</td></tr></table></body></html>"""

BEST_ANSWER = """<html><head><meta charset="utf-8"><title>粽子要煮多久才熟？_百问知道
</title></head><body><div id="userbar"><a href="#">百问首页</a> <a href="#">商城</a> <a href="#">
注册</a> <a href="#">登录</a></div><div class="search-box"><input><button>搜索答案
</button><a href="#">我要提问</a></div><div class="nav-menu"><a href="#">首页</a><a href="#">问题
</a><a href="#">认证用户</a></div><article><div id="wgt-ask"><h1>¶粽子要煮多久才熟？
</h1><div class="ask-info">我来答 分享 举报</div></div><div id="wgt-best" class="wgt-best">
<div class="best-text">¶生粽子冷水下锅，大火烧开以后转小火，煮两个小时左右，关火以后再焖一个小时。
<br>¶如果用高压锅，上汽以后四十分钟就可以了。<br>¶煮的时候水要没过粽子，中间不能加冷水，
不然米会夹生。</div><div class="wgt-replyer">生活小能手 2021-06-12 TA获得超过3.5万个赞</div><div>
已赞过 已踩过&lt; 评论 收起</div></div></article><div class="related"><h2>其他类似问题
</h2><ul><li><a href="#">速冻粽子怎么煮</a> 2020-06-25</li><li><a href="#">粽叶要煮多久</a>
2019-06-01</li></ul></div><div><h2>为你推荐：</h2><ul><li><a href="#">特别推荐
</a></li></ul></div><div class="footer">© 2021 使用百问前必读 知道协议 企业推广
</div></body></html>"""

POEM = """<html><head><meta charset="utf-8"><title>登鹳雀楼原文、翻译及赏析_王之涣古诗_诗词库
</title></head><body><div class="maintop"><a href="/">诗词库</a><a href="/1">诗文</a><a href="/2">
名句</a><a href="/3">作者</a><a href="/4">古籍</a><a href="/5">登录</a></div><div class="main3">
<div class="left"><div class="sons"><div class="cont"><h1>¶登鹳雀楼
</h1><p class="source"><a href="#">¶王之涣</a> <a href="#">〔唐代〕</a></p><div class="contson">
¶白日依山尽，黄河入海流。<br>¶欲穷千里目，更上一层楼。</div></div><div class="tool"><a href="#">
完善</a></div></div><div class="sons"><div class="contyishang"><h2>¶译文及注释</h2><p><strong>
¶译文</strong><br>¶夕阳依傍着山峦慢慢沉落，滔滔黄河朝着大海汹涌奔流。<br>
¶若想把千里的风光景物看够，那就请再登上一层高楼。</p><p><strong>¶注释</strong><br>¶白日：太阳。
<br>¶依：依傍。<br>¶穷：尽，使达到极点。</p></div></div></div><div class="right">
<div class="cont"><p>猜您喜欢</p><a href="#">凉州词</a><a href="#">送别</a><a href="#">登高
</a></div></div></div><div class="mainfooter"><p>© 2020 诗词库 | <a href="#">诗文</a> |
<a href="#">名句</a> | 京ICP备00000000号</p></div></body></html>"""

TUNED = {
    "portal of 2005": PORTAL_OF_2005,
    "wordpress": WORDPRESS,
    "wechat": WECHAT,
    "encyclopedia": ENCYCLOPEDIA,
    "forum": FORUM,
    "taiwan news": TAIWAN_NEWS,
    "div soup": DIV_SOUP,
    "short news": SHORT_NEWS,
    "list article": LIST_ARTICLE,
    "recipe": RECIPE,
    "question": QUESTION,
    "government": GOVERNMENT,
    "novel chapter": NOVEL_CHAPTER,
    "broadcaster": BROADCASTER,
    "taiwan blog": TAIWAN_BLOG,
    "university": UNIVERSITY,
    "best answer": BEST_ANSWER,
    "poem": POEM,
}

HONGKONG_COLUMN = """<!DOCTYPE html><html lang="zh-HK"><head><meta charset="big5"><title>
茶餐廳的下午 - 副刊 - 港島日報</title></head><body><div id="wrap"><div id="topbar"><span>
2014年7月8日 星期二</span><a href="#">繁</a><a href="#">简</a></div><ul id="menu"><li><a href="#">
要聞</a></li><li><a href="#">港聞</a></li><li><a href="#">副刊</a></li><li><a href="#">馬經
</a></li></ul>
<div id="col1"><h2 class="headline">¶茶餐廳的下午</h2><p class="writer">¶文：梁小小
</p><div id="text"><p>¶下午三點，茶餐廳最安靜。夥計們圍坐一桌，吃遲來的午飯。</p><p>
¶我總是坐在靠門口的卡位，叫一杯凍檸茶，少甜。老闆看見我，不用問就寫好了單。</p><p>
¶隔壁桌是兩個中學生，校服還沒換，一邊吃菠蘿油，一邊背書。背着背着，就聊起昨晚的球賽來。
</p><p class="sub">¶老店的味道</p><p>¶這家店開了四十年，下個月就要結業了。業主加租一倍，老闆說，
做不下去了。</p><p>¶我問他以後做甚麼，他擦着桌子說：「睡到自然醒。」</p></div><p>逢周二刊出
</p></div>
<div id="col2"><h3>熱門文章</h3><ol><li><a href="#">離島一日遊</a></li><li><a href="#">
中環的最後一間書店</a></li><li><a href="#">颱風天的記憶</a></li></ol><h3>訂閱</h3><form>電郵：
<input><button>訂閱本報電子報</button></form></div>
<div id="bottom"><a href="#">私隱政策</a> | <a href="#">免責聲明</a> | <a href="#">聯絡我們
</a><br>港島日報版權所有 不得轉載</div></div></body></html>"""

PORTAL_OF_2020 = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>研究发现：
每天走路七千步就够了|健康|步数|走路_大河网</title>
<meta property="og:title" content="研究发现：每天走路七千步就够了|健康|步数|走路_大河网"></head>
<body><div class="path-search"><div class="path"><a href="/">大河网</a><span class="spliter">&gt;
</span><a href="/h">健康</a><span class="spliter">&gt;</span>正文
</div><div class="search"><input></div></div>
<h1 class="main-title">¶研究发现：每天走路七千步就够了</h1><div class="top-bar-wrap">
<div class="date-source"><span class="date">¶2021年09月10日 07:45</span><span class="source">
科学周报</span></div><div class="tool"><a href="#">缩小字体</a><a href="#">放大字体
</a><a href="#">收藏</a><a href="#">微博</a><a href="#">微信</a></div></div>
<div class="article" id="artibody"><p>¶　　原标题：七千步就够了</p><p>
¶　　“一天一万步”曾是许多人的目标。最近发表的一项研究说，七千步就能带来大部分好处。
</p><div class="img_wrapper"><img><span class="img_descr">¶资料图：市民在公园里散步
</span></div><p>¶　　研究人员跟踪了两千多名中年人，时间长达十一年。结果显示，
每天走七千步以上的人，死亡风险比走得少的人低一半以上。</p><p>¶　　超过一万步以后，
好处不再明显增加。走得快还是慢，影响也不大。</p><p>¶　　专家提醒，
有关节疾病的人应当根据自己的情况决定运动量。</p><p>海量资讯、精准解读，尽在大河网APP
</p><p class="show_author">责任编辑：赵明 </p></div>
<div class="page-tools"><span>文章关键词：</span><a href="#">走路</a><a href="#">健康
</a><a href="#">我要反馈</a></div><div class="blk"><h2>24小时滚动播报最新的财经资讯和视频，
更多粉丝福利扫描二维码关注</h2></div><div class="hot"><h3>热门推荐</h3><ul><li><a href="#">
早餐吃什么最健康</a></li><li><a href="#">睡前喝牛奶好吗</a></li><li><a href="#">久坐的五个危害
</a></li></ul><p>收起</p></div><div class="footer">大河网意见反馈留言板 <p>
All Rights Reserved 大河网 版权所有</p></div></body></html>"""

LEARNERS_TEXT = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>
Graded Reader: 小明的一天 | Learn Chinese Daily</title></head><body><header><a href="/">
Learn Chinese Daily</a><nav><a href="/l">Lessons</a><a href="/g">Grammar</a><a href="/s">Sign in
</a></nav></header><main><h1>¶小明的一天</h1><p class="level">¶HSK 2 · 2023-01-15</p><p>
¶小明今天早上七点起床。他吃了两个包子，喝了一杯豆浆。</p><p>¶八点，他坐公共汽车去学校。
车上人很多，没有座位。</p><p>¶中午，他和同学一起在食堂吃饭。他们都喜欢吃面条。</p><p>¶晚上，
他写作业、看书，十点睡觉。</p><h2>¶生词</h2><ul><li>¶起床 qǐchuáng to get up</li><li>
¶豆浆 dòujiāng soy milk</li><li>¶座位 zuòwèi seat</li></ul></main><section class="newsletter"><h3>
Get a new story every week</h3><p>Join 20,000 learners. No spam, unsubscribe at any time.
</p></section><footer>© 2023 Learn Chinese Daily · <a href="#">Privacy</a> · <a href="#">Terms
</a></footer></body></html>"""

INTERVIEW = """<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>
專訪｜木工師傅阿成：手會記得</title></head><body><div class="l-header"><a href="/">島讀
</a><a href="/topic">專題</a><a href="/people">人物</a><a href="/support">贊助我們
</a></div><div class="hero"><h1>¶專訪｜木工師傅阿成：手會記得</h1><p class="lead">
¶做了三十五年木工，他說最難的不是手藝，是等木頭乾。</p><p class="credit">
¶採訪撰文 吳品萱｜攝影 高志遠</p></div><div class="body"><div class="paragraph">
¶阿成的工作室在山腳下，門口堆著一排樟木。</div><div class="paragraph"><b>¶問：
您是怎麼開始做木工的？</b></div><div class="paragraph">¶答：十五歲那年家裡窮，爸爸說學一門手藝吧，
就把我送去師傅那裡。頭一年只掃地，不准碰刀。</div><div class="paragraph"><b>¶問：
現在還有年輕人來學嗎？</b></div><div class="paragraph">¶答：有，去年來了兩個，一個走了，
一個還在磨刀。</div><blockquote>¶「急的人做不了這個。木頭不會騙你，你騙它，它就裂給你看。」
</blockquote><div class="paragraph">¶臨走時，他送我一把木梳。我問他要做多久，他想了想說，
手會記得。</div></div><div class="support-box"><p>好報導需要你的支持。</p><a href="/support">
立即贊助</a></div><div class="related"><div class="t">延伸閱讀</div><a href="/1">巷口的修鞋匠
</a><a href="/2">最後一位看板畫師</a></div><div class="l-footer"><a href="#">隱私權政策
</a><a href="#">服務條款</a><span>島讀 © 2022</span></div></body></html>"""

OLD_BLOG = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>清明_云在青天_某浪博客</title></head><body><div class="bloghead"><a href="#">云在青天
</a><span>http://blog.example.com/yun</span> [<a href="#">订阅</a>][<a href="#">手机订阅</a>]
</div><div class="blognav"><a href="#">首页</a><a href="#">博文目录</a><a href="#">图片
</a><a href="#">关于我</a></div><table><tr><td class="side"><div>个人资料</div><div>云在青天
</div><div>博客等级：12</div><div>博客积分：340</div><div>博客访问：23,456
</div></td><td class="main"><div>正文 字体大小：<a href="#">大</a> <b>中</b> <a href="#">小
</a></div><div class="articalTitle"><h2>¶清明</h2> <span class="time">¶(2010-04-05 22:01:17)
</span></div><div class="articalTag">标签：<a href="#">清明</a> <a href="#">杂谈
</a></div><div class="articalContent"><div>¶今天回老家扫墓。</div><div>&nbsp;</div><div>
¶山路比去年更难走了，草长得比人还高。堂哥拿着镰刀走在前面，我提着纸钱跟在后面，两个人都不说话。
</div><div>&nbsp;</div><div>¶爷爷的坟前开了一树野桃花。</div><div>&nbsp;</div><div>¶堂哥说，
爷爷在的时候最爱喝酒，于是倒了三杯。风一吹，花瓣落在杯子里。</div></div><div class="shareUp">
分享：<a href="#">分享到微博</a></div><div>喜欢 3</div><div>阅读(128)┊ 评论 (4)┊ 收藏(1)┊
<a href="#">转载</a>(0) ┊ <a href="#">打印</a>┊<a href="#">举报</a></div><div>前一篇：<a href="#">
春雨</a></div><div>后一篇：<a href="#">搬家</a></div><div>评论</div><div>[发评论]</div><div>
评论加载中，请稍候...</div></td></tr></table><div class="foot">Copyright © 1996 - 2010 版权所有
</div></body></html>"""

HELD_OUT = {
    "hong kong column": HONGKONG_COLUMN,
    "portal of 2020": PORTAL_OF_2020,
    "learners' text": LEARNERS_TEXT,
    "interview": INTERVIEW,
    "old blog": OLD_BLOG,
}
